/** What keeps the platform running: the sweep, deadlines in bulk, categories and carriers. */
@NullMarked
package org.reissue.console.operations;

import org.jspecify.annotations.NullMarked;
