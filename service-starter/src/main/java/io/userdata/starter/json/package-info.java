/** The JSON of the contract: one mapper for every topic. */
@NullMarked
package io.userdata.starter.json;

import org.jspecify.annotations.NullMarked;
