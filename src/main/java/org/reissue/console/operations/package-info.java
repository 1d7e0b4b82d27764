/** Pages of operations: the sweep, deadlines in bulk, categories, carriers and the audit log. */
@NullMarked
package org.reissue.console.operations;

import org.jspecify.annotations.NullMarked;
