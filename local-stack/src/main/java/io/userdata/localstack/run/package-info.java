/** A run as its caller sees it: asked for, watched until its ledger is decided, remembered if interrupted. */
@NullMarked
package io.userdata.localstack.run;

import org.jspecify.annotations.NullMarked;
