/** What buyers, merchants, ops and the payment system ask about money. */
@NullMarked
package org.reissue.settlement.web;

import org.jspecify.annotations.NullMarked;
