@NullMarked
package io.userdata.architecture.example.circle.one;

import org.jspecify.annotations.NullMarked;
