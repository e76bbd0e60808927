/** PostgreSQL itself, as a child process. */
@NullMarked
package io.userdata.localstack.database;

import org.jspecify.annotations.NullMarked;
