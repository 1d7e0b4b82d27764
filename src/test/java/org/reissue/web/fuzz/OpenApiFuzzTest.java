package org.reissue.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.LegalState;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.fuzz.ApiDescription.DescribedCall;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests drawn from the OpenAPI description, for every call and on several threads: such as fit, such as nearly fit
 * and such as nobody expects. Every answer must be one that the description has, what is left behind must be legal, and
 * in a long run each call must have been accepted, lest the requests end at the first check.
 * {@code -Dfuzz.requests=100000} sends as many, {@code -Dfuzz.seed=…} draws the same ones again.
 */
@ReissueTest
@Order(4) // thousands of calls, some of which read all cases: there are few yet
class OpenApiFuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 5_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int THREADS = 4;
    private static final int REQUESTS_PER_CASE = 30;

    /**
     * From so many requests on, each call must have been accepted at least once; in fewer, chance may leave one out.
     */
    private static final int ENOUGH = 50_000;

    /** What no request that is drawn can achieve: only a case that cannot be fired is in quarantine. */
    private static final Set<String> NEVER_ACCEPTED = Set.of("POST /api/v1/ops/quarantine/{id}/release");

    /** The calls that some thread had accepted. */
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TimeoutSweep sweep;

    @Autowired
    private SettlementService settlement;

    @Autowired
    private RefundRequestJob refundRequests;

    /** The formats that were drawn may fit the numbers of other tests. */
    @AfterEach
    void leave_a_carrier_without_formats() {
        api.ops("judge")
                .put(
                        "/api/v1/ops/carriers/" + KnownValues.CARRIER,
                        Map.of("nameZh", "试", "nameEn", "Try", "formats", List.of()))
                .expect(200);
    }

    @Test
    void every_answer_is_as_described_and_every_case_stays_legal() throws Exception {
        ApiDescription description = new ApiDescription(api);
        AnswerCheck check = new AnswerCheck(description);
        List<String> shops =
                IntStream.range(0, THREADS).mapToObj(i -> Story.fresh("S")).toList();
        List<Callable<Map<String, String>>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(SEED + i);
            KnownValues known = new KnownValues(api, clock, shops.get(i));
            threads.add(() -> send(description, known, check, random));
        }
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        Map<String, String> faults = new TreeMap<>();
        try {
            for (Future<Map<String, String>> found : executor.invokeAll(threads)) {
                faults.putAll(found.get());
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(faults).as("-Dfuzz.seed=%d", SEED).isEmpty();
        new LegalState(jdbc, shops).require();
        if (REQUESTS >= ENOUGH) {
            assertThat(description.calls())
                    .extracting(DescribedCall::toString)
                    .filteredOn(call -> !NEVER_ACCEPTED.contains(call))
                    .as("accepted calls, -Dfuzz.seed=%d", SEED)
                    .allMatch(accepted::contains);
        }
    }

    /** One thread's share of the requests; gives an example of each fault of each call. */
    private Map<String, String> send(ApiDescription description, KnownValues known, AnswerCheck check, Random random) {
        List<DescribedCall> calls = description.calls();
        // every other request is for one of those that this thread has not had accepted yet
        List<DescribedCall> missing = new ArrayList<>(calls);
        missing.removeIf(call -> NEVER_ACCEPTED.contains(call.toString()));
        RequestGenerator generator = new RequestGenerator(api, description, known);
        Map<String, String> faults = new TreeMap<>();
        for (int i = 0; i < REQUESTS / THREADS; i++) {
            if (i % REQUESTS_PER_CASE == 0) {
                known.renew(random);
                work(random);
            }
            List<DescribedCall> drawn = missing.isEmpty() || random.nextBoolean() ? calls : missing;
            DescribedCall call = drawn.get(random.nextInt(drawn.size()));
            FuzzRequest request = generator.next(call, random);
            Answer answer = request.send();
            known.learn(call.template(), answer);
            if (answer.status() / 100 == 2 && missing.remove(call)) {
                accepted.add(call.toString());
            }
            for (String fault : check.faults(call, request.path(), answer)) {
                faults.putIfAbsent(
                        call + ": " + fault.replaceAll("[0-9]+", "n"), shortened(request) + " -> " + shortened(answer));
            }
        }
        known.deleteWebhooks();
        return faults;
    }

    private static String shortened(Object shown) {
        String text = shown.toString();
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }

    private void work(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> sweep.drain();
            case 1 -> settlement.drain();
            default -> refundRequests.drain();
        }
    }
}
