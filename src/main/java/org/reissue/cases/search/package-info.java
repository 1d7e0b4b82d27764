/** Reading cases: one case, lists, counts and timelines (R18). */
@NullMarked
package org.reissue.cases.search;

import org.jspecify.annotations.NullMarked;
