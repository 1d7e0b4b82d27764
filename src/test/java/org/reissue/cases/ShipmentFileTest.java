package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.CasesToShip;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shipping many from a CSV file. */
@ReissueTest
class ShipmentFileTest {

    private static final String SHIPMENTS = "/api/v1/merchant/reissues/shipments";
    private static final String HEADER = "id,carrier,trackingNumber\n";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;

    @Autowired
    ShipmentFileTest(Api api, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void good_lines_are_shipped_and_bad_ones_fail_one_by_one() {
        String shop = Story.fresh("S");
        List<String> ids = CasesToShip.insert(jdbc, shop, 3, clock.instant());
        String file = "\uFEFF" + HEADER.replace("\n", "\r\n")
                + ids.get(0) + ",SF," + Story.freshNumber() + "\r\n"
                + "\r\n"
                + ids.get(1) + ",SF\r\n"
                + "not an id,SF,SF1\r\n"
                + ",SF," + Story.freshNumber() + "\r\n"
                + "\"" + ids.get(1) + "\",\" SF\",\"" + Story.freshNumber() + "\"\r\n"
                + "=cmd|' /C calc'!A0,\"=HYPERLINK(\"\"https://evil\"\")\",+1\r\n"
                + ids.get(2) + ",SF," + "很".repeat(501) + "\r\n"
                + ids.get(2) + ",SF,A\0B\r\n"
                + ids.get(2) + ",NONE," + Story.freshNumber();
        Answer answer = post(shop, file).expect(200);
        assertThat(IntStream.range(0, 9).mapToObj(nr -> answer.number("results." + nr + ".line")))
                .containsExactly(2L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(answer.texts("results", "outcome"))
                .containsExactly(
                        "SHIPPED", "FAILED", "FAILED", "FAILED", "SHIPPED", "FAILED", "FAILED", "FAILED", "FAILED");
        assertThat(answer.texts("results", "id"))
                .containsExactly(
                        ids.get(0),
                        "",
                        "not an id",
                        "",
                        ids.get(1),
                        "=cmd|' /C calc'!A0",
                        ids.get(2),
                        ids.get(2),
                        ids.get(2));
        assertInvalid(answer, 1, "line", "The line has another number of cells than the header: 2.");
        assertInvalid(answer, 2, "id", "must be 1 to 64 letters, digits or . _ : -");
        assertInvalid(answer, 3, "id", "is required");
        assertInvalid(answer, 6, "trackingNumber", "must have at most 500 characters");
        assertInvalid(answer, 7, "trackingNumber", "must be a string without NUL and broken characters");
        assertThat(answer.text("results.8.problem.code")).isEqualTo("UNKNOWN_CARRIER");
    }

    @Test
    void an_exported_list_serves_as_a_file() {
        String shop = Story.fresh("S");
        CasesToShip.insert(jdbc, shop, 2, clock.instant());
        String export = api.merchant("clerk", shop)
                .get("/api/v1/merchant/reissues/export")
                .expect(200)
                .body()
                .stringValue();
        String filled = export.lines()
                .map(line -> line.contains(",carrier,")
                        ? line
                        : line.replaceFirst(",,,,$", ",SF," + Story.freshNumber() + ",,"))
                .collect(Collectors.joining("\n"));
        assertThat(post(shop, filled).expect(200).texts("results", "outcome")).containsExactly("SHIPPED", "SHIPPED");
    }

    @Test
    void a_thousand_lines_are_shipped_at_once_half_of_them_scanned_already() {
        String shop = Story.fresh("S");
        List<String> lines = CasesToShip.insert(jdbc, shop, 1_000, clock.instant()).stream()
                .map(id -> id + ",SF," + Story.freshNumber() + "\n")
                .toList();
        jdbc.sql(
                        "insert into parcel select 'SF', trim(split_part(line, ',', 3), chr(10)), ? from unnest(?::text[]) line")
                .param(Timestamp.from(clock.instant()))
                .param(lines.subList(0, 500).toArray(String[]::new))
                .update();
        String file = HEADER + String.join("", lines);
        assertThat(post(shop, file).expect(200).texts("results", "outcome"))
                .hasSize(1_000)
                .containsOnly("SHIPPED");
        assertThat(count("select count(*) from reissue_case where shop_id = ? and status = 'IN_TRANSIT'", shop))
                .isEqualTo(500);
        assertThat(count("select count(*) from case_event where shop_id = ?", shop))
                .isEqualTo(1_500);
        assertThat(post(shop, file + "one,too,many\n").expect(400).texts("errors", "message"))
                .containsExactly("must have at most 1000 lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id;carrier;trackingNumber\n",
                "id,carrier\n",
                "id,carrier,number\n",
                "id,carrier,trackingNumber,carrier\n",
                "id,carrier,trackingNumber\nx,\"never closed,\n"
            })
    void an_unreadable_file_is_refused_as_a_whole(String file) {
        assertThat(post(Story.fresh("S"), file).expect(400).texts("errors", "field"))
                .containsExactly("body");
    }

    @ParameterizedTest
    @CsvSource({"GBK", "UTF-16"})
    void other_encodings_are_refused(String charset) {
        byte[] file = (HEADER + "很,很,很\n").getBytes(Charset.forName(charset));
        csv(Story.fresh("S")).post(SHIPMENTS, file).expect(400);
    }

    @Test
    void other_media_types_and_larger_files_are_refused() {
        Client clerk = api.merchant("clerk", Story.fresh("S"));
        for (String type : List.of("text/plain", "application/xml", "application/vnd.ms-excel", "text/*")) {
            clerk.header("Content-Type", type).post(SHIPMENTS, HEADER).expect(415);
        }
        assertThat(clerk.post(SHIPMENTS, "").expect(400).texts("errors", "message"))
                .as("it could have been JSON or CSV")
                .containsExactly("is required");
        clerk.header("Content-Type", "text/csv; charset=utf-8")
                .post(SHIPMENTS, HEADER)
                .expect(200);
        clerk.header("Content-Type", "text/csv")
                .post(SHIPMENTS, HEADER + "#".repeat(5 << 20))
                .expect(413);
    }

    @Test
    void files_with_the_same_lines_in_opposite_order_do_not_deadlock() {
        String shop = Story.fresh("S");
        List<String> lines = CasesToShip.insert(jdbc, shop, 100, clock.instant()).stream()
                .map(id -> id + ",SF," + Story.freshNumber())
                .collect(Collectors.toCollection(ArrayList::new));
        String forwards = HEADER + String.join("\n", lines);
        Collections.reverse(lines);
        String backwards = HEADER + String.join("\n", lines);
        List<CompletableFuture<Answer>> calls = IntStream.range(0, 4)
                .mapToObj(call -> CompletableFuture.supplyAsync(() -> post(shop, call % 2 == 0 ? forwards : backwards)))
                .toList();
        List<String> outcomes = calls.stream()
                .flatMap(call -> call.join().expect(200).texts("results", "outcome").stream())
                .toList();
        assertThat(outcomes).hasSize(400);
        assertThat(outcomes.stream().filter("SHIPPED"::equals)).hasSize(100);
    }

    @Test
    void a_repeated_file_is_replayed() {
        String shop = Story.fresh("S");
        String id = CasesToShip.insert(jdbc, shop, 1, clock.instant()).get(0);
        String file = HEADER + id + ",SF," + Story.freshNumber() + "\n";
        Client clerk = csv(shop).key(Story.fresh("key"));
        Answer first = clerk.post(SHIPMENTS, file).expect(200);
        Answer again = clerk.post(SHIPMENTS, file.replace("\n", "\r\n")).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        clerk.post(SHIPMENTS, file + "x,SF,SF1\n").expect(422);
    }

    @Test
    void a_repeated_file_is_replayed_although_an_id_holds_a_nul() {
        String shop = Story.fresh("S");
        String id = CasesToShip.insert(jdbc, shop, 1, clock.instant()).get(0);
        String file = HEADER + id + ",SF," + Story.freshNumber() + "\na\0b,SF," + Story.freshNumber() + "\n";
        Client clerk = csv(shop).key(Story.fresh("key"));
        Answer first = clerk.post(SHIPMENTS, file).expect(200);
        assertThat(first.texts("results", "outcome")).containsExactly("SHIPPED", "FAILED");
        assertThat(first.texts("results", "id")).containsExactly(id, "");
        Answer again = clerk.post(SHIPMENTS, file).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    private static void assertInvalid(Answer answer, int result, String field, String message) {
        String path = "results." + result + ".problem";
        assertThat(answer.text(path + ".type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts(path + ".errors", "field")).containsExactly(field);
        assertThat(answer.texts(path + ".errors", "message")).containsExactly(message);
    }

    private long count(String sql, String shop) {
        return jdbc.sql(sql).param(shop).query(Long.class).single();
    }

    private Answer post(String shop, String file) {
        return csv(shop).post(SHIPMENTS, file);
    }

    private Client csv(String shop) {
        return api.merchant("clerk", shop).header("Content-Type", "text/csv");
    }
}
