/** Money: payouts, the shops' accounts and their ledger, coupons and refunds (R10, R12, R16). */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"lifecycle", "history", "audit", "jdbc", "telemetry", "web"})
@NullMarked
package org.reissue.settlement;

import org.jspecify.annotations.NullMarked;
