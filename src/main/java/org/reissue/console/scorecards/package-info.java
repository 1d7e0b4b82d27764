/** The scorecards as pages show them: drawn per day, and as a table. */
@NullMarked
package org.reissue.console.scorecards;

import org.jspecify.annotations.NullMarked;
