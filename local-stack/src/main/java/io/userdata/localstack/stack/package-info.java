/** The whole suite on one machine: its parts, their ports, settings and folder. */
@NullMarked
package io.userdata.localstack.stack;

import org.jspecify.annotations.NullMarked;
