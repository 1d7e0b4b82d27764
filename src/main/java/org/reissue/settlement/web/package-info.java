/** The API for money. */
@NullMarked
package org.reissue.settlement.web;

import org.jspecify.annotations.NullMarked;
