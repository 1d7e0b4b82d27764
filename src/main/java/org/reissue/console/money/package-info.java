/** What shops own and owe, what buyers get, and whether all records of money agree. */
@NullMarked
package org.reissue.console.money;

import org.jspecify.annotations.NullMarked;
