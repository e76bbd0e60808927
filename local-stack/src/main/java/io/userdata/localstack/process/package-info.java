/** Child processes that never outlive the process that started them. */
@NullMarked
package io.userdata.localstack.process;

import org.jspecify.annotations.NullMarked;
