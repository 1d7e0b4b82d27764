package org.reissue.orders;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts of an order as the order system sends them. Fields are named as in {@code items[0].title}. */
final class OrderJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OrderJson() {}

    /** Two lines, and everything that can be said. */
    static ObjectNode order() {
        return (ObjectNode) JSON.readTree("""
                        {
                          "shopId": "S-1",
                          "buyerId": "B-1",
                          "updatedAt": "2026-03-01T08:00:00Z",
                          "shippedAt": "2026-02-27T08:00:00Z",
                          "receivedAt": "2026-03-01T08:00:00Z",
                          "shipment": {"carrier": "SF", "trackingNumber": "SF1234567890"},
                          "receiver": {"name": "张三", "phone": "13800138000", "address": "上海市徐汇区漕河泾 1 号"},
                          "items": [
                            {"itemId": "I-1", "skuId": "SKU-1", "title": "智能吸顶灯", "categoryId": "smart-home.lighting", "quantity": 2, "paidFen": 19900},
                            {"itemId": "I-2", "skuId": "SKU-2", "title": "智能插座", "categoryId": "smart-home", "quantity": 1, "paidFen": 4900}
                          ]
                        }
                        """);
    }

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** Puts a JSON value in a field's place. */
    static void set(ObjectNode order, String field, String value) {
        JsonPointer last = pointer(field).last();
        if (order.at(pointer(field).head()) instanceof ArrayNode list) {
            list.set(last.getMatchingIndex(), JSON.readTree(value));
        } else {
            parent(order, field).set(last.getMatchingProperty(), JSON.readTree(value));
        }
    }

    static void remove(ObjectNode order, String field) {
        parent(order, field).remove(pointer(field).last().getMatchingProperty());
    }

    private static ObjectNode parent(ObjectNode order, String field) {
        return (ObjectNode) order.at(pointer(field).head());
    }

    private static JsonPointer pointer(String field) {
        return JsonPointer.compile(
                "/" + field.replace("[", "/").replace("]", "").replace('.', '/'));
    }
}
