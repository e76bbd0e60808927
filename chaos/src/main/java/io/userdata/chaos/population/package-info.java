/** What is true of the users of chaos: every state that each of them has ever had. */
@NullMarked
package io.userdata.chaos.population;

import org.jspecify.annotations.NullMarked;
