package org.reissue.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole database, searched as text: no receiver and no secret of a webhook stands in it in clear (R20). */
@ReissueTest
@ExtendWith(OutputCaptureExtension.class)
class EncryptionAtRestTest {

    private static final Map<String, String> OF_THE_ORDER =
            Map.of("name", "司徒不可见", "phone", "13900990099", "address", "海南省三沙市永兴岛北京路 990099 号");
    private static final Map<String, String> OF_THE_CASE =
            Map.of("name", "端木不可见", "phone", "13700770077", "address", "西藏自治区阿里地区狮泉河路 770077 号");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<EncryptedColumn> columns;

    @Test
    void no_receiver_stands_in_the_database_or_in_the_log_in_clear(CapturedOutput log) {
        Story story = Story.of(api, clock);
        story.orderFacts(Map.of("receiver", OF_THE_ORDER)).expect(200);
        Map<String, Object> application = new HashMap<>(story.application("OTHER"));
        story.apply(story.buyer().key(Story.fresh("K")), application).expect(201);
        assertThat(story.read().text("receiver.name")).isEqualTo(OF_THE_ORDER.get("name"));
        story.reject().expect(200);
        Map<String, Object> modification =
                new HashMap<>(Map.of("quantity", 1, "reason", "OTHER", "receiver", OF_THE_CASE));
        story.buyer().key(Story.fresh("K")).put(story.asBuyer(""), modification).expect(200);
        assertThat(story.read().text("receiver.name")).isEqualTo(OF_THE_CASE.get("name"));
        story.approve().expect(200);
        story.ship().expect(200);
        story.confirm().expect(200);

        story.orderFacts(Map.of("receiver", OF_THE_ORDER.get("name"))).expect(400);
        Map<String, Object> tooLong = new HashMap<>(OF_THE_ORDER);
        tooLong.put("name", "长".repeat(501));
        assertThat(story.orderFacts(Map.of("receiver", tooLong)).expect(400).toString())
                .doesNotContain(OF_THE_ORDER.get("phone"));

        List<String> parts = Stream.of(OF_THE_ORDER, OF_THE_CASE)
                .flatMap(receiver -> receiver.values().stream())
                .toList();
        assertThat(found(parts)).isEmpty();
        assertThat(log).doesNotContain(parts);
    }

    @Test
    void a_ciphertext_moved_to_another_case_is_not_shown_there() {
        Story victim = Story.of(api, clock);
        victim.apply("OTHER").expect(201);
        Story thief = Story.of(api, clock);
        thief.apply("OTHER").expect(201);
        jdbc.sql("""
                update reissue_case set receiver = (select receiver from reissue_case where id = ?::uuid)
                where id = ?::uuid
                """).params(victim.id(), thief.id()).update();
        Answer shown = thief.buyer().get(thief.asBuyer("")).expect(200);
        assertThat(shown.text("receiver.name")).isEqualTo("****");
        assertThat(shown.toString()).doesNotContain("张三丰");
        erase(thief);
    }

    @Test
    void a_receiver_that_cannot_be_decrypted_spoils_neither_its_list_nor_a_command() {
        Story whole = Story.of(api, clock);
        whole.apply("OTHER").expect(201);
        Story broken = Story.of(api, clock, whole.shopId);
        broken.apply("OTHER").expect(201);
        jdbc.sql("update reissue_case set receiver = decode('00', 'hex') where id = ?::uuid")
                .param(broken.id())
                .update();

        assertThat(whole.merchant().get("/api/v1/merchant/reissues").expect(200).texts("items", "receiver.name"))
                .containsExactlyInAnyOrder("张**", "****");
        assertThat(broken.approve().expect(200).text("receiver.name")).isEqualTo("****");
        assertThat(broken.merchant().get(broken.asMerchant("")).expect(200).text("receiver.phone"))
                .isEqualTo("****");
        erase(broken);
    }

    @Test
    void an_order_whose_receiver_cannot_be_decrypted_blocks_only_what_needs_it() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        Story next = Story.of(api, clock);
        for (Story each : List.of(story, next)) {
            jdbc.sql("update shop_order set receiver = decode('00', 'hex') where order_id = ?")
                    .param(each.orderId)
                    .update();
        }

        story.modify("OTHER").expect(200);
        next.buyer()
                .get("/api/v1/buyer/orders/" + next.orderId + "/eligibility")
                .expect(200);
        next.apply("OTHER").expect(500);
        Map<String, Object> application = new HashMap<>(next.application("OTHER"));
        application.put("receiver", OF_THE_CASE);
        next.apply(next.buyer(), application).expect(201);

        for (Story each : List.of(story, next)) {
            jdbc.sql("update shop_order set receiver = null where order_id = ?")
                    .param(each.orderId)
                    .update();
        }
    }

    /** Other tests encrypt all receivers anew. */
    private void erase(Story story) {
        jdbc.sql("update reissue_case set receiver = null where id = ?::uuid")
                .param(story.id())
                .update();
    }

    @Test
    void no_secret_of_a_webhook_stands_in_the_database_in_clear() {
        String webhooks = "/api/v1/ops/webhooks";
        String url = "http://127.0.0.1:1/";
        var created = api.ops("judge").post(webhooks, Map.of("url", url)).expect(201);
        String webhook = webhooks + "/" + created.text("id");
        String rotated = api.ops("judge").post(webhook + "/rotate").expect(200).text("secret");
        assertThat(found(List.of(created.text("secret"), rotated))).isEmpty();
        api.ops("judge").delete(webhook).expect(204);
    }

    @Test
    void every_column_of_ciphertext_is_known_to_the_command_that_encrypts_anew() {
        List<String> binary = jdbc.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = current_schema() and data_type = 'bytea'
                              and table_name not in ('idempotency_key', 'console_session', 'console_sign_in', 'audit_link')
                              and table_name not like 'archived_case%' -- always null there, by a constraint
                        """).query(String.class).list();
        assertThat(columns)
                .extracting(EncryptedColumn::toString)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(binary);
    }

    /** The texts that a table holds, as they are or as the bytes of a binary column, each after the table's name. */
    private List<String> found(List<String> texts) {
        String[] sought = texts.stream()
                .flatMap(text -> Stream.of(text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))))
                .toArray(String[]::new);
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                        """).query(String.class).list().stream()
                .flatMap(table -> jdbc.sql("""
                                select distinct sought
                                from (select t::text as content from "%s" t offset 0) line, unnest(?::text[]) sought
                                where strpos(content, sought) > 0
                                """.formatted(table)).param(sought).query(String.class).list().stream()
                        .map(text -> table + ": " + text))
                .toList();
    }
}
