/** What buyers, merchants, ops and the payment system ask about money. */
package org.reissue.settlement.web;
