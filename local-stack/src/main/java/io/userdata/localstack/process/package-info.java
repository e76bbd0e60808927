/** Child processes that never outlive whoever started them. */
@NullMarked
package io.userdata.localstack.process;

import org.jspecify.annotations.NullMarked;
