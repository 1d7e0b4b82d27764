/**
 * The console: server-rendered pages for merchants and platform staff. It is a client of the services that the
 * controllers of the API use, and holds no rule. Nothing of it exists unless {@code reissue.console.enabled} is set.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "cases :: commands",
            "cases :: search",
            "cases :: timeouts",
            "cases :: web",
            "cases :: domain",
            "categories",
            "feed :: webhooks",
            "lifecycle",
            "history",
            "jdbc",
            "logistics",
            "logistics :: carriers",
            "orders",
            "scorecards",
            "settlement",
            "settlement :: accounts",
            "settlement :: coupons",
            "settlement :: reconciliation",
            "settlement :: refunds",
            "telemetry",
            "web"
        })
@NullMarked
package org.reissue.console;

import org.jspecify.annotations.NullMarked;
