/** Made-up people, the same for the same seed, page and index. */
@NullMarked
package io.userdata.localstack.userapi.person;

import org.jspecify.annotations.NullMarked;
