package org.reissue.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the order system sends of a story's order: one item, shipped two days ago and received yesterday. */
final class StoryOrder {

    private StoryOrder() {}

    /** @param changed what is otherwise, of the item or of the order */
    static Map<String, Object> of(Story story, Instant now, Map<String, Object> changed) {
        Map<String, Object> item = new HashMap<>(Map.of(
                "itemId", story.itemId,
                "skuId", "SKU-1",
                "title", "三只装灯泡",
                "categoryId", Story.OPEN_CATEGORY,
                "quantity", Story.BOUGHT,
                "paidFen", Story.PAID_FEN,
                "refundedFen", 0));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("shopId", story.shopId);
        facts.put("buyerId", story.buyerId);
        facts.put("updatedAt", now.toString());
        facts.put("shippedAt", now.minus(Duration.ofDays(2)).toString());
        facts.put("receivedAt", now.minus(Duration.ofDays(1)).toString());
        facts.put("shipment", Map.of("carrier", "SF", "trackingNumber", "SF0000000000001"));
        facts.put("receiver", Map.of("name", "张三丰", "phone", "13812345678", "address", "浙江省杭州市西湖区文三路 1 号"));
        changed.forEach((name, value) -> {
            if (item.containsKey(name)) {
                item.put(name, value);
            } else {
                facts.put(name, value);
            }
        });
        facts.putIfAbsent("items", List.of(item));
        return facts;
    }
}
