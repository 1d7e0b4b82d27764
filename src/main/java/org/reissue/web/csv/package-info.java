/** CSV files: reading those that callers upload, writing those that they download. */
@NullMarked
package org.reissue.web.csv;

import org.jspecify.annotations.NullMarked;
