package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** R2: two concurrent calls, each harmless alone, cannot close a cycle together. */
@ReissueTest
class CategoryRaceTest {

    @Autowired
    private Api api;

    @Test
    void of_two_calls_that_close_a_cycle_one_is_refused() throws Exception {
        for (int round = 0; round < 25; round++) {
            String left = "race." + round + ".left";
            String right = "race." + round + ".right";
            assertThat(Concurrently.call(List.of(put(left, right), put(right, left))))
                    .containsExactlyInAnyOrder(200, 400);
        }
    }

    private Callable<Integer> put(String id, String parentId) {
        return () -> api.ops("ops-1")
                .put("/api/v1/ops/categories/" + id, Map.of("name", id, "parentId", parentId))
                .status();
    }
}
