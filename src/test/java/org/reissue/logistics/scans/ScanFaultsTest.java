package org.reissue.logistics.scans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.ScanFacts;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invalid batch of scans is refused as a whole and stores nothing. */
@ReissueTest
class ScanFaultsTest {

    private static final String SCANS = "/api/v1/system/scans";

    private final Api api;
    private final JdbcClient jdbc;

    @Autowired
    ScanFaultsTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void one_bad_scan_refuses_all_and_is_named_by_its_place() {
        String number = Story.freshNumber();
        Answer refused = api.system()
                .post(SCANS, List.of(scan(number, Map.of()), scan(number, without("carrier")), scan("!", Map.of())))
                .expect(400);
        assertThat(refused.texts("errors", "field")).containsExactly("[1].carrier", "[2].trackingNumber");
        assertThat(kept(number)).isZero();
        api.system().post(SCANS, List.of(scan(number, Map.of()))).expect(200);
        assertThat(kept(number)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "carrier, a b",
        "carrier, ",
        "trackingNumber, ",
        "trackingNumber, SF-1",
        "kind, LOST",
        "kind, ",
        "at, ",
        "at, yesterday",
        "at, 1999-01-01T00:00:00Z",
        "trackingNumber, 12345678901234567890123456789012345678901"
    })
    void a_single_scan_names_the_field(String field, String value) {
        Map<String, Object> body = new HashMap<>(scan(Story.freshNumber(), Map.of()));
        body.put(field, value);
        assertThat(api.system().post(SCANS, body).expect(400).texts("errors", "field"))
                .containsExactly(field);
    }

    @Test
    void an_invalid_scan_in_an_array_is_named_by_its_place() {
        Map<String, Object> wrong = new HashMap<>(scan(Story.freshNumber(), Map.of()));
        wrong.put("kind", "LOST");
        assertThat(api.system()
                        .post(SCANS, List.of(scan(Story.freshNumber(), Map.of()), wrong))
                        .expect(400)
                        .texts("errors", "field"))
                .containsExactly("[1].kind");
        assertThat(api.system()
                        .post(SCANS, Arrays.asList(scan(Story.freshNumber(), Map.of()), null))
                        .expect(400)
                        .texts("errors", "field"))
                .containsExactly("[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"x\"", "", "[[]]", "[1]", "{", "[null]"})
    void a_body_that_is_no_scan_is_refused(String body) {
        api.system().post(SCANS, body).expect(400);
    }

    @Test
    void a_thousand_scans_are_accepted_and_one_more_is_refused() {
        String number = Story.freshNumber();
        List<Map<String, Object>> tooMany = Collections.nCopies(1_001, scan(number, Map.of()));
        api.system().post(SCANS, tooMany).expect(400);
        Answer taken = api.system().post(SCANS, tooMany.subList(0, 1_000)).expect(200);
        assertThat(taken.number("accepted")).isEqualTo(1_000);
        assertThat(taken.number("added")).isEqualTo(1);
    }

    @Test
    void scans_of_unknown_carriers_and_numbers_are_stored() {
        String number = "X" + Story.freshNumber();
        api.system().post(SCANS, scan(number, Map.of("carrier", "SOMEBODY"))).expect(200);
        assertThat(kept(number)).isEqualTo(1);
    }

    @Test
    void only_systems_may_call() {
        api.merchant("clerk", "S-1").post(SCANS, scan("12345678", Map.of())).expect(403);
        api.anonymous().post(SCANS, scan("12345678", Map.of())).expect(401);
    }

    private long kept(String number) {
        return jdbc.sql("select count(*) from parcel_scan where tracking_number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> without(String field) {
        return Collections.singletonMap(field, null);
    }

    private static Map<String, Object> scan(String number, Map<String, Object> changed) {
        Map<String, Object> scan =
                new HashMap<>(ScanFacts.accepted("SF", number, Instant.parse("2026-03-02T03:00:00Z")));
        scan.putAll(changed);
        return scan;
    }
}
