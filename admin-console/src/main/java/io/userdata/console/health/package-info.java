/** Spring Boot Admin as the health dashboard of the services. */
@NullMarked
package io.userdata.console.health;

import org.jspecify.annotations.NullMarked;
