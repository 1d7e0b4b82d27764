package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.web.CaseResponseAssembler;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Callers who see the whole receiver in each status; the audit log records merchants who do. */
@ReissueTest
class ReceiverVisibilityTest {

    private static final String WHOLE = "13812345678";
    private static final String MASKED = "138****5678";

    private final JdbcClient jdbc;
    private final RoundTrips roundTrips;
    private final CaseQueryService queries;
    private final CaseResponseAssembler responses;
    private final Story story;
    private final Api api;
    private boolean forced;

    @Autowired
    ReceiverVisibilityTest(
            Api api,
            TestClock clock,
            JdbcClient jdbc,
            RoundTrips roundTrips,
            CaseQueryService queries,
            CaseResponseAssembler responses) {
        this.queries = queries;
        this.responses = responses;
        this.api = api;
        this.jdbc = jdbc;
        this.roundTrips = roundTrips;
        this.story = Story.of(api, clock);
    }

    @BeforeEach
    void a_case() {
        story.apply("OTHER").expect(201);
    }

    /** Other tests fire deadlines, which would fail on a status that does not fit. */
    @AfterEach
    void the_case_is_as_it_was() {
        if (forced) {
            set(CaseStatus.PENDING_MERCHANT);
        }
    }

    @Test
    void a_case_without_extras_has_a_masked_receiver_for_ops() {
        Caller judge = new Caller(Scope.OPS, "judge", null);
        assertThat(responses
                        .detailsWithoutExtras(queries.read(judge, story.id()), judge)
                        .value()
                        .receiver()
                        .phone())
                .isEqualTo(MASKED);
    }

    @ParameterizedTest
    @EnumSource(CaseStatus.class)
    void the_buyer_and_the_merchant_who_has_to_ship_see_the_whole_receiver(CaseStatus status) {
        set(status);
        boolean toShip = status == CaseStatus.AWAITING_SHIPMENT;
        assertThat(phone(story.buyer(), story.asBuyer(""))).isEqualTo(WHOLE);
        assertThat(phone(story.merchant(), story.asMerchant(""))).isEqualTo(toShip ? WHOLE : MASKED);
        assertThat(phone(story.ops(), story.asOps(""))).isEqualTo(MASKED);
        assertThat(listed(story.buyer(), "/api/v1/buyer/reissues")).containsExactly(MASKED);
        assertThat(listed(story.merchant(), "/api/v1/merchant/reissues")).containsExactly(MASKED);
        assertThat(listed(story.ops(), "/api/v1/ops/reissues?shopId=" + story.shopId))
                .containsExactly(MASKED);
        assertThat(readings().texts("items", "actor")).isEqualTo(toShip ? List.of("clerk") : List.of());
    }

    @Test
    void answers_to_commands_are_masked_except_for_the_buyer() {
        Answer approved = story.approve().expect(200);
        assertThat(approved.text("receiver.phone")).isEqualTo(MASKED);
        assertThat(story.cancel().expect(200).text("receiver.phone")).isEqualTo(WHOLE);
        assertThat(readings().field("items")).isEmpty();
    }

    @Test
    void the_receiver_is_masked_unless_the_caller_needs_it() {
        assertThat(story.read().text("receiver.phone")).isEqualTo(WHOLE);
        assertThat(story.merchant().get(story.asMerchant("")).text("receiver.phone"))
                .isEqualTo(MASKED);
        assertThat(story.ops().get(story.asOps("")).text("receiver.name")).isEqualTo("张**");
        assertThat(story.approve().expect(200).text("receiver.phone"))
                .as("not in the answer to a command")
                .isEqualTo(MASKED);
        assertThat(story.merchant().get(story.asMerchant("")).text("receiver.phone"))
                .isEqualTo(WHOLE);
        assertThat(story.ship().expect(200).text("receiver.address")).doesNotContain("文三路");
    }

    @Test
    void lists_mask_the_receiver_whoever_reads_them() {
        story.approve().expect(200);
        assertThat(story.merchant().get(story.asMerchant("")).text("receiver.phone"))
                .as("the one case that is due to ship")
                .isEqualTo(WHOLE);
        assertThat(story.merchant().get("/api/v1/merchant/reissues").texts("items", "receiver.phone"))
                .containsOnly(MASKED);
        assertThat(story.buyer().get("/api/v1/buyer/reissues").texts("items", "receiver.address"))
                .containsOnly("浙江省杭州市****");
    }

    @Test
    void a_merchant_who_reads_the_case_again_is_recorded_once_a_day() {
        set(CaseStatus.AWAITING_SHIPMENT);
        assertThat(roundTrips.of(() -> phone(story.merchant(), story.asMerchant(""))))
                .as("one more, which is no transaction of several statements")
                .containsExactly("read reissue_case", "insert audit_entry");
        assertThat(roundTrips.of(() -> phone(story.merchant(), story.asMerchant(""))))
                .containsExactly("read reissue_case");
        phone(api.merchant("colleague", story.shopId), story.asMerchant(""));
        assertThat(readings().texts("items", "actor")).containsExactlyInAnyOrder("colleague", "clerk");
        assertThat(readings().texts("items", "action")).containsOnly("RECEIVER_READ");
        assertThat(readings().text("items.0.after.shopId")).isEqualTo(story.shopId);
        assertThat(readings().body().toString()).doesNotContain("张", WHOLE, "文三路");

        story.waitFor("PT24H");
        phone(story.merchant(), story.asMerchant(""));
        assertThat(readings().field("items")).hasSize(3);
    }

    private void set(CaseStatus status) {
        forced = true;
        jdbc.sql("update reissue_case set status = ? where id = ?::uuid")
                .params(status.name(), story.id())
                .update();
    }

    private Answer readings() {
        return story.ops().get("/api/v1/ops/audit?subject=" + story.id()).expect(200);
    }

    private static String phone(Client reader, String path) {
        return reader.get(path).expect(200).text("receiver.phone");
    }

    private static List<String> listed(Client reader, String path) {
        return reader.get(path).expect(200).texts("items", "receiver.phone");
    }
}
