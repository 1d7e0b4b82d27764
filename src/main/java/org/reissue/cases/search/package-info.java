/** Reading cases: single cases, timelines, lists and counts (R18), and the check of cases against refunds. */
@NamedInterface("search")
@NullMarked
package org.reissue.cases.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
