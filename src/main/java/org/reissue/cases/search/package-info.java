/** Reading cases: single cases, timelines, lists and counts (R18), and the check of cases against refunds. */
package org.reissue.cases.search;
