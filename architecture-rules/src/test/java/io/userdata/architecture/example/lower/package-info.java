@NullMarked
package io.userdata.architecture.example.lower;

import org.jspecify.annotations.NullMarked;
