package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;

/** Concurrent calls that add one carrier take turns. */
@ReissueTest
class CarrierRaceTest {

    @Autowired
    private Api api;

    @Test
    void of_two_calls_that_add_one_carrier_the_second_replaces_it() throws Exception {
        String actor = Story.fresh("curator");
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 25; round++) {
                String code = "RACE-" + round;
                CyclicBarrier start = new CyclicBarrier(2);

                List<Future<Integer>> statuses =
                        callers.invokeAll(List.of(put(start, actor, code, "Left"), put(start, actor, code, "Right")));

                assertThat(List.of(statuses.get(0).get(), statuses.get(1).get()))
                        .containsExactly(200, 200);
                assertAuditedOneAfterTheOther(actor, code);
            }
        } finally {
            callers.shutdown();
        }
    }

    private void assertAuditedOneAfterTheOther(String actor, String code) {
        Answer entries = api.ops(actor)
                .get("/api/v1/ops/audit?subject=" + code + "&actor=" + actor)
                .expect(200);
        assertThat(entries.field("items")).hasSize(2);
        assertThat(entries.text("items.0.before.nameEn"))
                .isEqualTo(entries.text("items.1.after.nameEn"))
                .isNotEqualTo(entries.text("items.0.after.nameEn"));
        Answer carrier = api.ops(actor).get("/api/v1/ops/carriers/" + code).expect(200);
        assertThat(carrier.text("nameEn")).isEqualTo(entries.text("items.0.after.nameEn"));
    }

    private Callable<Integer> put(CyclicBarrier start, String actor, String code, String nameEn) {
        return () -> {
            start.await();
            return api.ops(actor)
                    .put("/api/v1/ops/carriers/" + code, Map.of("nameZh", "快递", "nameEn", nameEn))
                    .status();
        };
    }
}
