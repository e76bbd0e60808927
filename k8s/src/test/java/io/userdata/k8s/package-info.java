/** The manifests, rendered and read as strictly as the API they are for. */
@NullMarked
package io.userdata.k8s;

import org.jspecify.annotations.NullMarked;
