/** The sample user API: the contract of randomuser.me v1.4 over HTTP. */
@NullMarked
package io.userdata.localstack.userapi;

import org.jspecify.annotations.NullMarked;
