package org.reissue.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Puts the operations of each tag in the order of a case's journey, and schemas in that of the alphabet. */
@Component
class JourneyOrderCustomizer implements GlobalOpenApiCustomizer {

    /** The paths below {@code /api/v1}; those that are not listed come last. */
    static final List<String> PATHS = """
            /buyer/orders/{orderId}/eligibility
            /buyer/reissues
            /buyer/reissues/{id}
            /buyer/reissues/{id}/timeline
            /buyer/reissues/{id}/cancel
            /buyer/reissues/{id}/escalate
            /buyer/reissues/{id}/statements
            /buyer/reissues/{id}/confirm
            /buyer/coupons
            /merchant/reissues
            /merchant/reissues/counts
            /merchant/reissues/export
            /merchant/reissues/{id}
            /merchant/reissues/{id}/timeline
            /merchant/reissues/{id}/approve
            /merchant/reissues/approvals
            /merchant/rejection-codes
            /merchant/reissues/{id}/reject
            /merchant/carriers
            /merchant/reissues/{id}/ship
            /merchant/reissues/{id}/shipment
            /merchant/reissues/shipments
            /merchant/reissues/{id}/statements
            /merchant/reissues/{id}/remarks
            /merchant/account
            /merchant/account/entries
            /merchant/violations
            /merchant/scorecard
            /ops/categories/{id}
            /ops/categories/import
            /ops/carriers/{code}
            /ops/reissues
            /ops/reissues/counts
            /ops/reissues/export
            /ops/reissues/{id}
            /ops/reissues/{id}/timeline
            /ops/reissues/{id}/claim
            /ops/reissues/{id}/release
            /ops/reissues/{id}/precedents
            /ops/reissues/{id}/rule
            /ops/reissues/{id}/extend
            /ops/reissues/extensions
            /ops/reissues/{id}/remarks
            /ops/quarantine
            /ops/quarantine/{id}/release
            /ops/tracking-signals
            /ops/scorecards
            /ops/scorecards/rebuild
            /ops/refunds
            /ops/refunds/{id}/retry
            /ops/accounts
            /ops/reconciliation
            /ops/webhooks
            /ops/webhooks/{id}
            /ops/webhooks/{id}/test
            /ops/webhooks/{id}/deliveries
            /ops/webhooks/{id}/pause
            /ops/webhooks/{id}/resume
            /ops/webhooks/{id}/replay
            /ops/webhooks/{id}/rotate
            /ops/audit
            /ops/audit/verification
            /ops/erasures
            /system/orders
            /system/orders/{orderId}
            /system/shops/{shopId}/credits
            /system/scans
            /system/refunds/{id}/result
            /system/events
            """.lines().map("/api/v1"::concat).toList();

    @Override
    public void customise(OpenAPI api) {
        Paths ordered = new Paths();
        api.getPaths().entrySet().stream()
                .sorted(Comparator.comparingInt(path -> place(path.getKey())))
                .forEach(path -> ordered.addPathItem(path.getKey(), path.getValue()));
        api.setPaths(ordered);
        api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
    }

    private static int place(String path) {
        int index = PATHS.indexOf(path);
        return index < 0 ? PATHS.size() : index;
    }
}
