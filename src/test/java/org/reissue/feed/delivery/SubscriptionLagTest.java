package org.reissue.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.CaseEventReader;
import org.reissue.history.SafePosition;
import org.reissue.jdbc.QueryGauges;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How far a subscription is behind, by time. */
@ReissueTest
class SubscriptionLagTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private CaseEventReader events;

    @Autowired
    private SubscriptionRepository subscriptions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DeliveryProgressRepository progress;

    @Autowired
    private SafePosition safePosition;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private LeasedSubscription subscription;
    private DeliveryMetrics metrics;

    @BeforeEach
    void subscribe() {
        metrics = metricsOfAnInstanceThatServes(LeasedSubscription.KIND);
        subscription = new LeasedSubscription(jdbc, subscriptions, transaction, events.lastPosition());
    }

    @AfterEach
    void unsubscribe() {
        subscription.remove();
    }

    @Test
    void the_lag_is_the_age_of_the_oldest_event_that_is_not_delivered() {
        assertThat(lag()).isZero();

        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        clock.advance(Duration.ofSeconds(90));
        story.approve().expect(200);
        assertThat(lag()).isEqualTo(90);

        subscription.change(replayed -> replayed.replay(FeedCursor.at(events.lastPosition())));
        assertThat(lag()).isZero();
    }

    @Test
    void a_paused_subscription_has_none() {
        subscription.change(Subscription::pause);

        metrics.measureLags();
        assertThat(find()).isNull();
    }

    @Test
    void a_subscription_that_nobody_serves_any_more_has_none() {
        metrics = metricsOfAnInstanceThatServes(SinkFactory.WEBHOOK);

        metrics.measureLags();
        assertThat(find()).isNull();
    }

    private DeliveryMetrics metricsOfAnInstanceThatServes(String kind) {
        SinkFactory sinks = new SinkFactory() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<EventSink> open(String name) {
                return Optional.empty();
            }
        };
        QueryGauges gauges = new QueryGauges(meters, clock);
        return new DeliveryMetrics(meters, progress, safePosition, List.of(sinks), gauges, clock);
    }

    private double lag() {
        metrics.measureLags();
        return find().value();
    }

    private Gauge find() {
        return meters.find("reissue.feed.subscription.lag")
                .tag("subscription", subscription.name)
                .gauge();
    }
}
