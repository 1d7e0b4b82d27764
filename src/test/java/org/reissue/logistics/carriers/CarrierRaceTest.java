package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;

/** Concurrent calls that add one carrier are carried out one after the other. */
@ReissueTest
class CarrierRaceTest {

    @Autowired
    private Api api;

    @Test
    void of_two_calls_that_add_one_carrier_the_second_replaces_it() throws Exception {
        String actor = Story.fresh("curator");
        for (int round = 0; round < 25; round++) {
            String code = "RACE-" + round;
            assertThat(Concurrently.call(List.of(put(actor, code, "Left"), put(actor, code, "Right"))))
                    .containsExactly(200, 200);
            assertAuditedOneAfterTheOther(actor, code);
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

    private Callable<Integer> put(String actor, String code, String nameEn) {
        return () -> api.ops(actor)
                .put("/api/v1/ops/carriers/" + code, Map.of("nameZh", "快递", "nameEn", nameEn))
                .status();
    }
}
