package org.reissue.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Reason;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.Parcel;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;

/** A sample case while it is played: its order, the people in it, and its id once it exists. */
class SampleStory {

    private static final Duration DELIVERY = Duration.ofDays(3);
    private static final Duration UNBOXING = Duration.ofHours(20);

    private final SampleShop shop;
    private final SampleShop.Case script;
    private final int number;

    private @Nullable String caseId;
    private @Nullable String carrier;

    /** @param number from 1, no other story has it */
    SampleStory(SampleShop shop, SampleShop.Case script, int number) {
        this.shop = shop;
        this.script = script;
        this.number = number;
    }

    SampleShop.Case script() {
        return script;
    }

    String orderId() {
        return String.format(Locale.ROOT, "O-%d", 2000 + number);
    }

    /** The order as it was when the buyer applied. */
    OrderFacts order(Instant appliedAt) {
        boolean received = script.reason() != Reason.NEVER_RECEIVED;
        Instant receivedAt = received ? appliedAt.minus(UNBOXING) : null;
        Instant shippedAt = appliedAt.minus(UNBOXING).minus(DELIVERY);
        return new OrderFacts(
                orderId(),
                shop.shopId(),
                script.buyerId(),
                received ? receivedAt : shippedAt,
                shippedAt,
                receivedAt,
                new Parcel("SF", String.format(Locale.ROOT, "SF%013d", 1_000_000 + number)),
                shop.receivers().get(script.buyerId()),
                List.of(shop.items().get(script.item())));
    }

    String caseId() {
        if (caseId == null) {
            throw new IllegalStateException("Sample case %d acts before it is applied for".formatted(number));
        }
        return caseId;
    }

    void opened(String id) {
        this.caseId = id;
    }

    void shippedBy(@Nullable String code) {
        this.carrier = code;
    }

    String carrier() {
        return carrier == null ? "SF" : carrier;
    }

    /** The number of the replacement's parcel, in the usual form of its carrier. */
    String trackingNumber() {
        long serial = 73_120_450_000L + 7_919L * number;
        return switch (carrier()) {
            case "ZTO" -> String.format(Locale.ROOT, "78%012d", serial);
            case "YTO" -> String.format(Locale.ROOT, "YT%013d", serial);
            case "STO" -> String.format(Locale.ROOT, "77%013d", serial);
            case "YUNDA" -> String.format(Locale.ROOT, "46%011d", serial);
            case "JT" -> String.format(Locale.ROOT, "JT%013d", serial);
            case "JD" -> String.format(Locale.ROOT, "JDV%011d", serial);
            default -> String.format(Locale.ROOT, "SF%013d", serial);
        };
    }

    ApiRequest asBuyer() {
        return request(new Caller(Scope.BUYER, script.buyerId(), null));
    }

    ApiRequest asMerchant() {
        return request(new Caller(Scope.MERCHANT, "M-" + shop.shopId().substring(2), shop.shopId()));
    }

    static ApiRequest asOps() {
        return request(new Caller(Scope.OPS, "OP-2", null));
    }

    private static ApiRequest request(Caller caller) {
        return new ApiRequest(caller, "POST", "/local/sample", null, null);
    }
}
