/** One run of chaos from its command line to its report. */
@NullMarked
package io.userdata.chaos.run;

import org.jspecify.annotations.NullMarked;
