/** What the console's pages share: layout, navigation, languages, formats, forms and error pages. */
@NullMarked
package org.reissue.console.page;

import org.jspecify.annotations.NullMarked;
