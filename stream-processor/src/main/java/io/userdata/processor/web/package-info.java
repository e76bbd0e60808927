/** What an operator may ask over HTTP. */
@NullMarked
package io.userdata.processor.web;

import org.jspecify.annotations.NullMarked;
