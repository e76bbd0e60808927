/** What a request may look like before a controller sees it: its query, its body and the kind and length of that. */
@NullMarked
package io.userdata.starter.request;

import org.jspecify.annotations.NullMarked;
