/** Reading cases: one case, lists, counts and timelines (R18). */
package org.reissue.cases.search;
