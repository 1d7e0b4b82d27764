package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Story;

/** Instances are killed (SIGKILL), each in the middle of something, while the others and all callers go on. */
@FaultTest
@Order(1) // takes longest: begun last, it would run alone
class KillTest {

    private static final int ROUNDS = 6;
    private static final int CASES = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private PostgresProcess database;
    private Instances instances;
    private Platform platform;

    @BeforeAll
    void three_instances_under_load() throws Exception {
        database = PostgresProcess.started("kill-database");
        instances = new Instances().withRoles(database);
        for (int nr = 1; nr <= 3; nr++) {
            instances.add("kill-" + nr, database.url());
        }
        instances.start();
        platform = new Platform(instances, () -> database).followed();
    }

    @AfterAll
    void stop() throws Exception {
        platform.close();
        database.close();
    }

    @Test
    void thirty_kills_lose_nothing_and_double_nothing() throws Exception {
        platform.load().start(12);
        for (int round = 0; round < ROUNDS; round++) {
            killAndStart(this::killSweeper);
            killAndStart(this::killSettler);
            killAndStart(() -> Writers.catchOne(database, instances, "idempotency_key", ServiceProcess::kill));
            killAndStart(this::killDeliverer);
            killAndStart(this::killAnybody);
        }
        instances.all().forEach(ServiceProcess::awaitReady);
        platform.comeToRestAndCheck();
        Figures.add(ROUNDS + " kills each in mid-sweep, -settlement, -command, -delivery and at any moment", platform);
    }

    private void killAndStart(Killing killing) throws Exception {
        await().atMost(PATIENCE).until(() -> ready().size() >= 2);
        killing.once().start();
    }

    private ServiceProcess killSweeper() throws Exception {
        Backlog.add(database.jdbc(), platform.calls(), CASES);
        return Writers.catchOne(database, instances, "violation", ServiceProcess::kill);
    }

    private ServiceProcess killSettler() throws Exception {
        for (int shop = 0; shop < Load.SHOPS; shop++) {
            credit("S-" + shop, 300L * CASES / Load.SHOPS);
        }
        Backlog.add(database.jdbc(), platform.calls(), CASES);
        return Writers.catchOne(database, instances, "coupon", ServiceProcess::kill);
    }

    private ServiceProcess killAnybody() {
        Callers.pause(0, 2_000);
        List<ServiceProcess> ready = ready();
        ServiceProcess victim = ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
        victim.kill();
        return victim;
    }

    /** Ends the instance that is just delivering events, before it gets an answer. */
    private ServiceProcess killDeliverer() throws Exception {
        CompletableFuture<ServiceProcess> killed = new CompletableFuture<>();
        platform.receiver().behave(port -> {
            Sockets.ownerOf(port, instances.all()).ifPresent(deliverer -> {
                if (!killed.isDone()) {
                    deliverer.kill();
                    killed.complete(deliverer);
                }
            });
            return 204;
        });
        ServiceProcess deliverer = killed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        platform.receiver().behave(port -> 204);
        return deliverer;
    }

    private void credit(String shopId, long amountFen) {
        String reference = Story.fresh("C");
        Outcome booked = platform.callers()
                .tell(
                        CallLog.Fact.CREDIT,
                        reference,
                        system -> system.post(
                                "/api/v1/system/shops/" + shopId + "/credits",
                                Map.of("bucket", "PAYABLE", "amountFen", amountFen, "reference", reference)));
        assertThat(booked).isEqualTo(Outcome.ACCEPTED);
    }

    private List<ServiceProcess> ready() {
        return instances.all().stream().filter(ServiceProcess::isReady).toList();
    }

    /** Kills an instance and tells which. */
    private interface Killing {

        ServiceProcess once() throws Exception;
    }
}
