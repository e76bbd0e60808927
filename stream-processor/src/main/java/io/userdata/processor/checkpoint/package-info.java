/** How far a lane's query has come, and whether this program may go on from there. */
@NullMarked
package io.userdata.processor.checkpoint;

import org.jspecify.annotations.NullMarked;
