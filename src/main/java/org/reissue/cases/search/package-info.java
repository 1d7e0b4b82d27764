/** Reading cases: single cases, timelines, lists and counts (R18). */
@NamedInterface("search")
@NullMarked
package org.reissue.cases.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
