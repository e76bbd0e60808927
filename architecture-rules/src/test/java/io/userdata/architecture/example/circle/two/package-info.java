@NullMarked
package io.userdata.architecture.example.circle.two;

import org.jspecify.annotations.NullMarked;
