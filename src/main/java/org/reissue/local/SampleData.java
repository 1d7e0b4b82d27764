package org.reissue.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.categories.Category;
import org.reissue.categories.CategoryService;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;
import org.reissue.orders.OrderService;
import org.reissue.orders.Parcel;
import org.reissue.orders.Receiver;
import org.reissue.settlement.ledger.AccountService;
import org.reissue.settlement.ledger.Bucket;
import org.reissue.settlement.ledger.CreditRequest;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loads sample categories, orders, credits and cases before the service accepts requests. Each start stores the orders
 * again with dates relative to the current business time, so that their windows are open; credits and cases are stored
 * once.
 */
@Component
@Profile("local")
@ConditionalOnBooleanProperty(name = "reissue.local.sample-data", matchIfMissing = true)
class SampleData implements SmartInitializingSingleton {

    private static final String ACTOR = "sample-data";
    private static final Receiver B_1 = new Receiver("张三", "13800000001", "上海市徐汇区样例路 1 号");
    private static final Receiver B_2 = new Receiver("李四", "13900000002", "北京市朝阳区样例街 2 号");

    private final CategoryService categories;
    private final OrderService orders;
    private final AccountService accounts;
    private final SampleCases cases;
    private final Clock clock;

    SampleData(
            CategoryService categories, OrderService orders, AccountService accounts, SampleCases cases, Clock clock) {
        this.categories = categories;
        this.orders = orders;
        this.accounts = accounts;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Instant now = clock.instant();
        categories(now).forEach(category -> categories.save(ACTOR, category));
        orders(now).forEach(order -> orders.upsert(order.orderId(), order));
        // S-3 gets none: its compensations stay outstanding until it is credited
        accounts.credit(ACTOR, "S-1", new CreditRequest(Bucket.PAYABLE, 100_000L, "SAMPLE-PAYABLE"));
        accounts.credit(ACTOR, "S-1", new CreditRequest(Bucket.DEPOSIT, 200_000L, "SAMPLE-DEPOSIT"));
        accounts.credit(ACTOR, "S-2", new CreditRequest(Bucket.DEPOSIT, 200_000L, "SAMPLE-DEPOSIT"));
        cases.loadOnce();
    }

    private static List<Category> categories(Instant now) {
        return List.of(
                new Category("smart-home", "智能家居", null, daysBefore(now, 30), 100),
                new Category("smart-home.lighting", "智能照明", "smart-home", null, null),
                // the sample shops S-1 and S-2 are among these 50 %, S-3 is not
                new Category("kitchen", "厨房用品", null, daysBefore(now, 30), 50),
                new Category("furniture", "家具", null, daysBefore(now, -30), 100),
                new Category("jewellery", "珠宝首饰", null, daysBefore(now, 30), 0));
    }

    private static List<OrderFacts> orders(Instant now) {
        OrderItem lock = new OrderItem("I-1", "SKU-LOCK", "智能门锁", "smart-home", 1, 89_900, 0L);
        OrderItem plugs = new OrderItem("I-1", "SKU-PLUG", "智能插座", "smart-home", 3, 14_700, 0L);
        OrderItem lamp = new OrderItem("I-1", "SKU-LAMP", "智能台灯", "smart-home.lighting", 1, 19_900, 0L);
        OrderItem bulbs = new OrderItem("I-2", "SKU-BULB", "智能灯泡", "smart-home.lighting", 4, 23_600, 0L);
        OrderItem ring = new OrderItem("I-1", "SKU-RING", "银戒指", "jewellery", 1, 52_000, 0L);
        OrderItem pan = new OrderItem("I-1", "SKU-PAN", "不粘锅", "kitchen", 2, 31_800, 0L);
        OrderItem chair = new OrderItem("I-2", "SKU-CHAIR", "餐椅", "furniture", 2, 45_800, 0L);
        Sample received = new Sample(now, daysBefore(now, 4), daysBefore(now, 1));
        Sample shipped = new Sample(now, daysBefore(now, 2), null);
        Sample paid = new Sample(now, null, null);
        Sample old = new Sample(now, daysBefore(now, 25), daysBefore(now, 20));
        return List.of(
                received.order("O-1001", "S-1", "B-1", B_1, plugs),
                shipped.order("O-1002", "S-1", "B-1", B_1, lamp),
                paid.order("O-1003", "S-1", "B-1", B_1, lock),
                old.order("O-1004", "S-1", "B-1", B_1, lock),
                received.order("O-1005", "S-2", "B-2", B_2, lock, bulbs),
                received.order("O-1006", "S-2", "B-2", B_2, ring),
                received.order("O-1007", "S-2", "B-2", B_2, pan),
                received.order("O-1008", "S-3", "B-1", B_1, pan, chair));
    }

    private static Instant daysBefore(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    /** How far an order has progressed. */
    private record Sample(
            Instant now,
            @Nullable Instant shippedAt,
            @Nullable Instant receivedAt) {

        OrderFacts order(String id, String shopId, String buyerId, Receiver receiver, OrderItem... items) {
            Parcel parcel = shippedAt == null ? null : new Parcel("SF", "SF00000000" + id.substring(2));
            return new OrderFacts(id, shopId, buyerId, now, shippedAt, receivedAt, parcel, receiver, List.of(items));
        }
    }
}
