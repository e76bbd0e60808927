/** Tests that hold the documents to the files and settings that they name. */
@NullMarked
package io.userdata.acceptance.documents;

import org.jspecify.annotations.NullMarked;
