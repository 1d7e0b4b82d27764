package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** R2: two concurrent calls, each harmless alone, cannot close a cycle together. */
@ReissueTest
class CategoryRaceTest {

    @Autowired
    private Api api;

    @Test
    void of_two_calls_that_close_a_cycle_one_is_refused() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 25; round++) {
                String left = "race." + round + ".left";
                String right = "race." + round + ".right";
                CyclicBarrier start = new CyclicBarrier(2);

                List<Future<Integer>> statuses =
                        callers.invokeAll(List.of(put(start, left, right), put(start, right, left)));

                assertThat(List.of(statuses.get(0).get(), statuses.get(1).get()))
                        .containsExactlyInAnyOrder(200, 400);
            }
        } finally {
            callers.shutdown();
        }
    }

    private Callable<Integer> put(CyclicBarrier start, String id, String parentId) {
        return () -> {
            start.await();
            return api.ops("ops-1")
                    .put("/api/v1/ops/categories/" + id, Map.of("name", id, "parentId", parentId))
                    .status();
        };
    }
}
