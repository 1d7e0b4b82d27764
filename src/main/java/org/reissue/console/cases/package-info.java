/** The lists of cases and the page of a case, with a form for each allowed action. */
@NullMarked
package org.reissue.console.cases;

import org.jspecify.annotations.NullMarked;
