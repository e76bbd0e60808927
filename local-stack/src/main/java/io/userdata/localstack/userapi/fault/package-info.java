/** What the sample user API can be told to do wrong. */
@NullMarked
package io.userdata.localstack.userapi.fault;

import org.jspecify.annotations.NullMarked;
