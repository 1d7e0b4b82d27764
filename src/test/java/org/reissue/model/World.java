package org.reissue.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.lifecycle.Policy;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.context.ApplicationContext;

/** Some shops, the clock, the jobs of the service, and threads on which journeys are made side by side. */
final class World implements AutoCloseable {

    private static final int SHOPS = 3;
    private static final int THREADS = 6;

    private final Api api;
    private final TestClock clock;
    private final Policy policy;
    private final TimeoutSweep sweep;
    private final SettlementService settlement;
    private final RefundRequestJob refundRequests;
    private final Random money = new Random(0);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService racers = Executors.newCachedThreadPool();
    private final List<String> shops =
            IntStream.range(0, SHOPS).mapToObj(i -> Story.fresh("S")).toList();
    private int begun;

    World(ApplicationContext context) {
        api = context.getBean(Api.class);
        clock = context.getBean(TestClock.class);
        policy = context.getBean(Policy.class);
        sweep = context.getBean(TimeoutSweep.class);
        settlement = context.getBean(SettlementService.class);
        refundRequests = context.getBean(RefundRequestJob.class);
    }

    List<String> shops() {
        return shops;
    }

    Journey begin() {
        Requests requests = new Requests(api, clock, shops.get(begun++ % SHOPS));
        return new Journey(requests, new ItemModel(policy), racers);
    }

    /**
     * The clock jumps, and then each journey makes its move while the sweep fires and compensations are settled.
     *
     * @return how many commands were sent
     * @throws FailedJourney with the first journey whose answers contradict the model
     */
    int round(Duration pause, boolean requestsRefunds, List<Journey> journeys, Function<Journey, Move> moves)
            throws FailedJourney {
        Instant now = clock.advance(pause);
        List<Callable<Integer>> tasks = new ArrayList<>();
        tasks.add(this::work);
        for (Journey journey : journeys) {
            tasks.add(() -> FailedJourney.ifFails(journey, () -> journey.make(moves.apply(journey), now)));
        }
        int sent = run(tasks);
        if (requestsRefunds) {
            refundRequests.drain();
            journeys.forEach(Journey::refundsWereRequested);
        }
        return sent;
    }

    /** Compares all histories with the model's. */
    void end(List<Journey> journeys) throws FailedJourney {
        run(journeys.stream()
                .<Callable<Integer>>map(journey -> () -> FailedJourney.ifFails(journey, journey::end))
                .toList());
    }

    /** Plays a journey alone, more than once if chance decides; see {@link Shrinking.Replay}. */
    @Nullable
    String failure(List<Move> moves) {
        int times = moves.stream().allMatch(move -> move.simpler().isEmpty()) ? 1 : 4;
        for (int i = 0; i < times; i++) {
            List<Journey> alone = List.of(begin());
            try {
                for (Move move : moves) {
                    round(move.pause(), move.requestsRefunds(), alone, journey -> move);
                }
                end(alone);
            } catch (FailedJourney failed) {
                return failed.getMessage();
            }
        }
        return null;
    }

    /** What the service does by itself, and money for a shop; none of it changes an answer that the model knows. */
    private int work() {
        sweep.drain();
        settlement.drain();
        Client payments = api.system();
        payments.post(
                        "/api/v1/system/shops/" + shops.get(money.nextInt(SHOPS)) + "/credits",
                        Map.of("bucket", "PAYABLE", "amountFen", money.nextInt(2_000), "reference", Story.fresh("C")))
                .expect(200);
        return 0;
    }

    private int run(List<Callable<Integer>> tasks) throws FailedJourney {
        try {
            int sum = 0;
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                sum += task.get();
            }
            return sum;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FailedJourney failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        racers.shutdownNow();
    }
}
