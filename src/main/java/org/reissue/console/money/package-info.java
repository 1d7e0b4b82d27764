/** The pages of money: shops' accounts, buyers' coupons, refunds, and whether all records of money agree. */
@NullMarked
package org.reissue.console.money;

import org.jspecify.annotations.NullMarked;
