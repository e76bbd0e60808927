@NullMarked
package io.userdata.architecture.example.upper;

import org.jspecify.annotations.NullMarked;
