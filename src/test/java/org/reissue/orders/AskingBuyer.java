package org.reissue.orders;

import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Story;
import tools.jackson.databind.node.ObjectNode;

/** A buyer with an order of an open category that was not pushed to the service. */
record AskingBuyer(Api api, String buyerId, String orderId) {

    static AskingBuyer at(Api api) {
        api.openCategory();
        return new AskingBuyer(api, Story.fresh("B"), Story.fresh("asked"));
    }

    /** The order's facts; its id is in the path alone. */
    ObjectNode order() {
        ObjectNode order = OrderJson.order().put("buyerId", buyerId);
        OrderJson.set(order, "items[0].categoryId", "\"" + Story.OPEN_CATEGORY + "\"");
        return order;
    }

    void push(ObjectNode order) {
        api.system().put("/api/v1/system/orders/" + orderId, order).expect(200);
    }

    String path() {
        return "/api/v1/buyer/orders/" + orderId + "/eligibility";
    }

    Answer eligibility() {
        return api.buyer(buyerId).get(path());
    }

    ObjectNode application() {
        return OrderJson.object("""
                {"orderId": "%s", "itemId": "I-1", "quantity": 1, "reason": "MISSING_ITEMS"}
                """.formatted(orderId));
    }

    Answer apply() {
        return api.buyer(buyerId).post("/api/v1/buyer/reissues", application());
    }

    Answer apply(String key) {
        return api.buyer(buyerId).key(key).post("/api/v1/buyer/reissues", application());
    }
}
