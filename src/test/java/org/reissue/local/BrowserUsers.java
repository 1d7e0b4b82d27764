package org.reissue.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.reissue.cases.commands.ApplicationService;
import org.reissue.cases.commands.ApplyRequest;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.lifecycle.Reason;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;
import org.reissue.orders.OrderService;
import org.reissue.orders.Receiver;
import org.reissue.testing.Story;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Users of the console at real browsers, and the cases of one shop. */
abstract class BrowserUsers {

    private static Chromium chromium;

    final String shopId = Story.fresh("S");
    private final List<BrowserUser> users = new ArrayList<>();

    @Value("http://localhost:${local.server.port}")
    private String address;

    @Autowired
    private OrderService orders;

    @Autowired
    private ApplicationService applications;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void start() {
        chromium = Chromium.started();
    }

    @AfterEach
    void nobody_was_disturbed() {
        users.forEach(BrowserUser::wasNeverDisturbed);
        users.forEach(BrowserUser::close);
    }

    BrowserUser user() {
        BrowserUser user = chromium.user(address);
        users.add(user);
        return user;
    }

    ApiRequest as(Scope scope, String subject) {
        return new ApiRequest(
                new Caller(scope, subject, scope == Scope.MERCHANT ? shopId : null), "POST", "/", null, null);
    }

    /** A new case of the shop, of an order of its own. */
    ReissueCase apply(Reason reason) {
        return apply(reason, Story.fresh("O"), "智能插座 三只装");
    }

    ReissueCase apply(Reason reason, String orderId, String title) {
        Instant now = clock.instant();
        OrderItem item = new OrderItem("I-1", "SKU-PLUG", title, "smart-home", 3, 14_700, 0L);
        Receiver receiver = new Receiver("张三", "13800000001", "上海市徐汇区样例路 1 号");
        orders.upsert(
                orderId,
                new OrderFacts(
                        orderId,
                        shopId,
                        "B-1",
                        now,
                        now.minus(Duration.ofDays(2)),
                        null,
                        null,
                        receiver,
                        List.of(item)));
        ApplyRequest application =
                new ApplyRequest(orderId, "I-1", 1, reason, "少了一只", List.of("https://img.example/box.jpg"), null);
        return applications.apply(as(Scope.BUYER, "B-1"), application).body();
    }
}
