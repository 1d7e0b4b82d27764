package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.web.CaseExportService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** R18: lists as CSV. */
@ReissueTest
class ExportTest {

    private static final String MERCHANT = "/api/v1/merchant/reissues/export";
    private static final String OPS = "/api/v1/ops/reissues/export";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final CaseExportService exports;

    @Autowired
    ExportTest(Api api, TestClock clock, JdbcClient jdbc, CaseExportService exports) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.exports = exports;
    }

    @Test
    void a_line_tells_of_a_case_what_the_list_tells() throws IOException {
        Story story = Story.of(api, clock);
        story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        Story shipped = Story.of(api, clock, story.shopId);
        shipped.apply("OTHER").expect(201);
        shipped.approve().expect(200);
        String number = Story.freshNumber();
        shipped.ship("SF", number).expect(200);
        Answer answer = story.merchant().get(MERCHANT).expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"reissues.csv\"");
        String text = answer.body().stringValue();
        assertThat(text)
                .startsWith(
                        "\uFEFFid,status,reason,orderId,itemId,title,quantity,appliedAt,deadlineAt,updatedAt,carrier,"
                                + "trackingNumber,compensationFen,refundFen\r\n");
        Answer read = shipped.read();
        assertThat(text.lines().toList().get(1))
                .isEqualTo(String.join(
                        ",",
                        shipped.id(),
                        "SHIPPED,OTHER",
                        shipped.orderId,
                        "I-1,三只装灯泡,2",
                        read.text("appliedAt"),
                        read.text("deadline.at"),
                        read.text("updatedAt"),
                        "SF",
                        number,
                        ","));
        CSVRecord refunded = lines(answer).get(1);
        assertThat(refunded.get("status")).isEqualTo("REFUNDED");
        assertThat(refunded.get("deadlineAt")).isEmpty();
        assertThat(refunded.get("compensationFen")).isEqualTo("300");
        assertThat(refunded.get("refundFen")).isEqualTo("19900");
        assertThat(refunded.size()).isEqualTo(14);
    }

    @Test
    void ops_see_shop_and_buyer_and_filter_by_them() throws IOException {
        Story story = applied();
        List<CSVRecord> ofShop = lines(story.ops().get(OPS + "?shopId=" + story.shopId));
        assertThat(ofShop).hasSize(1);
        assertThat(ofShop.get(0).get(14)).isEqualTo(story.shopId);
        assertThat(ofShop.get(0).get("shopId")).isEqualTo(story.shopId);
        assertThat(ofShop.get(0).get("buyerId")).isEqualTo(story.buyerId);
        assertThat(lines(story.ops().get(OPS + "?buyerId=" + story.buyerId))).hasSize(1);
        assertThat(lines(story.ops().get(OPS + "?buyerId=nobody"))).isEmpty();
    }

    @Test
    void the_filters_of_the_list_apply() throws IOException {
        Story story = applied();
        assertThat(lines(story.merchant().get(MERCHANT + "?quickFilter=TO_DECIDE&reason=OTHER")))
                .hasSize(1);
        assertThat(lines(story.merchant().get(MERCHANT + "?quickFilter=TO_SHIP")))
                .isEmpty();
        assertThat(story.merchant().get(MERCHANT + "?type=EXCHANGE").expect(400).texts("errors", "field"))
                .containsExactly("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"}) // no title begins with a tab: CsvWriterTest has it
    void a_cell_that_a_spreadsheet_would_evaluate_is_made_harmless(String title) throws IOException {
        Story story = Story.of(api, clock);
        story.orderFacts(Map.of("title", title + ",\"quoted\"\nand 很")).expect(200);
        story.apply("OTHER").expect(201);
        String stored = story.read().text("title");
        String cell = lines(story.merchant().get(MERCHANT)).get(0).get("title");
        assertThat(cell).isEqualTo("'" + stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=deadline", "sort=-applied", "status=PENDING_MERCHANT&status=CLOSED"})
    void of_many_cases_each_is_on_one_line(String filter) throws IOException {
        Story story = manyCases(2_345);
        List<String> ids = jdbc.sql("""
                        select id::text from reissue_case
                        where shop_id = ? and (status in ('PENDING_MERCHANT', 'CLOSED') or ?)
                        """)
                .params(story.shopId, filter.startsWith("sort"))
                .query(String.class)
                .list();
        assertThat(lines(story.merchant().get(MERCHANT + "?" + filter)))
                .extracting(line -> line.get("id"))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void nothing_of_the_database_is_held_while_a_reader_is_waited_for() throws IOException {
        Story story = manyCases(600);
        CaseFilter all = new CaseFilter(null, null, null, null, null, null, null, null, null);
        List<Map<Object, Object>> held = new ArrayList<>();
        exports.export(CaseScope.ofShop(story.shopId), all, new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new DelegatingServletOutputStream(new OutputStream() {
                    @Override
                    public void write(int one) {
                        held.add(TransactionSynchronizationManager.getResourceMap());
                    }
                });
            }
        });
        assertThat(held).isNotEmpty().allMatch(Map::isEmpty);
    }

    /** Open and ended cases of one shop. */
    private Story manyCases(int count) {
        Story story = Story.of(api, clock);
        DueCases.insert(jdbc, story.shopId, count, clock.instant());
        jdbc.sql("""
                        update reissue_case set status = 'CLOSED', deadline_at = null, ended_at = updated_at
                        where shop_id = ? and status in ('REJECTED', 'OVERDUE', 'SHIPPED')
                        """).param(story.shopId).update();
        jdbc.sql("insert into case_index select id, shop_id, buyer_id, applied_at from reissue_case where shop_id = ?")
                .param(story.shopId)
                .update();
        return story;
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=NONE", "appliedFrom=yesterday", "sort=title", "quickFilter=X"})
    void an_invalid_filter_is_refused(String filter) {
        Answer answer = applied().merchant().get(MERCHANT + "?" + filter).expect(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isNull();
    }

    @Test
    void only_who_accepts_csv_is_answered() {
        Client clerk = applied().merchant();
        Answer refused =
                clerk.header("Accept", "application/json").get(MERCHANT).expect(406);
        assertThat(refused.text("detail")).contains("text/csv");
        clerk.header("Accept", "text/csv").get(MERCHANT).expect(200);
        clerk.header("Accept", "text/html, */*;q=0.8").get(MERCHANT).expect(200);
        clerk.get(OPS).expect(403);
        api.ops("judge").header("Accept", "application/json").get(OPS).expect(406);
        api.anonymous().get(MERCHANT).expect(401);
    }

    private Story applied() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        return story;
    }

    private static List<CSVRecord> lines(Answer answer) throws IOException {
        String text = answer.expect(200).body().stringValue();
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.substring(1)))
                .getRecords();
    }
}
