package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything around the instances of one test: callers of all roles, readers of events, and what must hold. */
final class Platform implements AutoCloseable {

    private static final Duration REST = Duration.ofMinutes(3);

    private final Instances instances;
    private final Supplier<PostgresProcess> database;
    private final CallLog calls = new CallLog();
    private final Callers callers;
    private final Load load;
    private final PaymentSystem payments;
    private final PagedFeedReader feed;
    private final EventReceiver receiver = new EventReceiver();
    private Duration clockJumps = Duration.ZERO;
    private boolean answersMayBeLost;

    /** @param database which server is the primary now */
    Platform(Instances instances, Supplier<PostgresProcess> database) {
        this.instances = instances;
        this.database = database;
        callers = new Callers(instances, calls);
        load = new Load(callers);
        payments = new PaymentSystem(callers);
        feed = new PagedFeedReader(callers, payments::hear);
    }

    /** Readers begin with the first event. */
    Platform followed() {
        receiver.subscribe(callers);
        feed.start();
        return this;
    }

    /** Allows an event to be on the wrong side of a deadline by as much as a clock jumps. */
    Platform withClockJumps(Duration atMost) {
        clockJumps = atMost;
        return this;
    }

    /** What was answered, and read, may be lost from the database; all else has to hold. */
    Platform withLosses() {
        answersMayBeLost = true;
        return this;
    }

    Load load() {
        return load;
    }

    CallLog calls() {
        return calls;
    }

    Callers callers() {
        return callers;
    }

    EventReceiver receiver() {
        return receiver;
    }

    PagedFeedReader feed() {
        return feed;
    }

    /** Whether every instance has accepted a call since then, by {@link System#nanoTime}. */
    boolean haveAllAcceptedSince(long nanos) {
        return instances.all().stream().allMatch(instance -> calls.hasAcceptedSince(instance, nanos));
    }

    /** Stops the load, waits until everything is at rest, and checks that everything holds. */
    void comeToRestAndCheck() {
        load.stop();
        awaitRest();
        assertThat(faults()).isEmpty();
    }

    /** Waits until silence has had its last consequence and everybody has read of it. */
    void awaitRest() {
        await("everything is at rest")
                .atMost(REST)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(unfinished()).isEmpty());
    }

    /** Everything that must hold and does not. */
    List<String> faults() {
        JdbcClient jdbc = database.get().jdbc();
        List<String> faults = new ArrayList<>(new HistoryChecker(Instances.POLICY, clockJumps).check(jdbc));
        faults.addAll(new EffectChecker(jdbc).check());
        if (!answersMayBeLost) {
            faults.addAll(lost());
        }
        faults.addAll(new CommandChecker(jdbc, calls).unasked());
        FeedChecker feeds = new FeedChecker(jdbc, answersMayBeLost);
        faults.addAll(feeds.checkFeed(feed.events()));
        faults.addAll(feeds.checkWebhook(receiver.taken()));
        faults.addAll(feed.refusals());
        faults.addAll(calls.faults());
        callers.insist(callers.ops(), ops -> ops.get("/api/v1/ops/reconciliation"))
                .answer()
                .expect(200)
                .field("differences")
                .forEach(difference -> faults.add("Reconciliation: " + difference));
        return faults;
    }

    /** What was accepted and is not in the database. */
    List<String> lost() {
        return new CommandChecker(database.get().jdbc(), calls).lost();
    }

    /** What is still under way. */
    private List<String> unfinished() {
        JdbcClient jdbc = database.get().jdbc();
        List<String> unfinished = new ArrayList<>();
        count(jdbc, unfinished, "deadlines run", "reissue_case where deadline_at is not null");
        count(jdbc, unfinished, "compensations are due", "payout where kind = 'COMPENSATION' and status = 'DUE'");
        count(jdbc, unfinished, "shops have money and owe", """
                shop_account a where exists (
                    select from payout p where p.shop_id = a.shop_id and p.kind = 'COMPENSATION'
                        and p.status = 'OUTSTANDING' and p.amount_fen <= a.payable_fen + a.deposit_fen)""");
        count(jdbc, unfinished, "refunds are to be requested", "payout where kind = 'REFUND' and status = 'DUE'");
        if (payments.pending() > 0) {
            unfinished.add(payments.pending() + " refunds are with the payment system");
        }
        long last = jdbc.sql("select coalesce(max(id), 0) from case_event where type <> 'reissue.remark-added'")
                .query(Long.class)
                .single();
        if (last > 0 && lastOf(feed.events()) < last) {
            unfinished.add("the feed is read to " + lastOf(feed.events()) + " of " + last);
        }
        if (last > 0 && lastOf(receiver.taken()) < last) {
            unfinished.add("the webhook is served to " + lastOf(receiver.taken()) + " of " + last);
        }
        return unfinished;
    }

    private static void count(JdbcClient jdbc, List<String> unfinished, String what, String rows) {
        long count = jdbc.sql("select count(*) from " + rows).query(Long.class).single();
        if (count > 0) {
            unfinished.add(count + " " + what);
        }
    }

    private static long lastOf(List<PagedFeedReader.Read> events) {
        return events.stream().mapToLong(PagedFeedReader.Read::id).max().orElse(0);
    }

    @Override
    public void close() {
        load.stop();
        feed.close();
        payments.close();
        receiver.close();
        instances.close();
    }
}
