/** The reissue service: its start, and the settings that it requires. */
@NullMarked
package org.reissue;

import org.jspecify.annotations.NullMarked;
