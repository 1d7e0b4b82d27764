package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Merchants choose among carriers; ops add and replace them. */
@ReissueTest
class CarrierApiTest {

    private static final String MERCHANTS = "/api/v1/merchant/carriers";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Client merchant;
    private final Client ops;

    @Autowired
    CarrierApiTest(Api api, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.merchant = api.merchant("clerk", "S-1");
        this.ops = api.ops("curator");
    }

    @Test
    void the_carriers_of_the_contract_are_built_in() {
        Answer carriers = merchant.get(MERCHANTS).expect(200);
        assertThat(carriers.texts("items", "code"))
                .startsWith("SF", "YTO", "ZTO", "STO", "YUNDA", "JT", "JD", "EMS", "DEPPON", "UPS", "FEDEX", "DHL");
        assertThat(carriers.text("items.0.nameZh")).isEqualTo("顺丰速运");
        assertThat(carriers.text("items.0.nameEn")).isEqualTo("SF Express");
        assertThat(carriers.text("items.0.trackingUrl")).contains("{number}");
        assertThat(carriers.text("items.7.formats.0.pattern")).isEqualTo("[A-Z]{2}[0-9]{9}[A-Z]{2}");
        assertThat(carriers.text("items.7.formats.0.checkDigit")).isEqualTo("S10");
        assertThat(carriers.text("items.7.formats.0.certainty")).isEqualTo("SURE");
        assertThat(carriers.field("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SF1234567890123, SF", "yt6186594166532, YTO", "JT1234567890123, JT", "JDVA12345678901, JD",
        "RB123456785GB, EMS", "1Z5R89390357567127, UPS", "DPK123456789012, DEPPON", "986578788855, FEDEX",
        "3318810025, DHL"
    })
    void a_number_suggests_its_carrier(String number, String carrier) {
        Answer suggested = merchant.get(MERCHANTS + "?trackingNumber=" + number).expect(200);
        assertThat(suggested.texts("items", "code").get(0)).isEqualTo(carrier);
    }

    @Test
    void an_unknown_number_suggests_no_carrier() {
        assertThat(merchant.get(MERCHANTS + "?trackingNumber=QQ")
                        .expect(200)
                        .field("items")
                        .size())
                .isZero();
    }

    @Test
    void ops_add_and_correct_a_carrier_without_a_release() {
        String code = Story.fresh("C").toUpperCase();
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        String number = "Q" + Story.freshNumber();
        assertThat(story.ship(code, number).expect(422).text("code")).isEqualTo("UNKNOWN_CARRIER");
        ops.get("/api/v1/ops/carriers/" + code).expect(404);

        ops.put("/api/v1/ops/carriers/" + code, carrier("R[0-9]{9}", null)).expect(200);
        assertThat(story.ship(code, number).expect(422).text("code")).isEqualTo("BAD_FORMAT");

        Answer put = ops.put("/api/v1/ops/carriers/" + code, carrier("QSF[0-9]{13}", "https://x.example/?n={number}"))
                .expect(200);
        assertThat(put.text("code")).isEqualTo(code);
        assertThat(ops.get("/api/v1/ops/carriers/" + code).expect(200).body()).isEqualTo(put.body());
        assertThat(merchant.get(MERCHANTS).texts("items", "code")).contains(code);
        Answer shipped = story.ship(code, number).expect(200);
        assertThat(shipped.text("shipment.trackingUrl")).isEqualTo("https://x.example/?n=" + number);
    }

    @Test
    void a_format_that_only_a_newer_version_understands_keeps_no_carrier_from_being_read() {
        String code = Story.fresh("C").toUpperCase();
        jdbc.sql("""
                        insert into carrier (code, name_zh, name_en, formats)
                        values (?, '某快递', 'Some Express', '[{"pattern": "QX[0-9]{9}", "checkDigit": "NEWER",
                                "certainty": "NEWER", "source": "its manual"}]')
                        """).param(code).update();

        assertThat(merchant.get(MERCHANTS).expect(200).texts("items", "code")).contains("SF", code);
        Answer carrier = ops.get("/api/v1/ops/carriers/" + code).expect(200);
        assertThat(carrier.text("formats.0.pattern")).isEqualTo("QX[0-9]{9}");
        assertThat(carrier.field("formats.0.checkDigit").isNull()).isTrue();
        assertThat(carrier.text("formats.0.certainty")).isEqualTo("UNSURE");
    }

    @Test
    void putting_twice_with_one_key_is_replayed() {
        String path = "/api/v1/ops/carriers/" + Story.fresh("C").toUpperCase();
        Client keyed = ops.key(Story.fresh("key"));
        keyed.put(path, carrier("[0-9]{9}", null)).expect(200);
        assertThat(keyed.put(path, carrier("[0-9]{9}", null)).expect(200).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SF[0-9", "SF(?=[0-9])", "#{1001}", "(.{1000}){1000}", "\\pL{1000}\\pN{1000}", "*{10,12}", ""})
    void a_malformed_pattern_is_refused(String pattern) {
        Answer refused =
                ops.put("/api/v1/ops/carriers/BAD-1", carrier(pattern, null)).expect(400);
        assertThat(refused.texts("errors", "field")).containsExactly("formats[0].pattern");
        ops.get("/api/v1/ops/carriers/BAD-1").expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x.example/{number}", "https://x.example/", "javascript:{number}", "https:{number}"})
    void a_link_that_leads_nowhere_is_refused(String url) {
        assertThat(ops.put("/api/v1/ops/carriers/BAD-2", carrier("[0-9]{9}", url))
                        .expect(400)
                        .texts("errors", "field"))
                .containsExactly("trackingUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sf", "-X", "A:B", "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567"})
    void a_malformed_code_is_not_found(String code) {
        ops.put("/api/v1/ops/carriers/" + code, carrier("[0-9]{9}", null)).expect(404);
    }

    @Test
    void only_ops_may_write_carriers() {
        merchant.put("/api/v1/ops/carriers/SF", carrier("[0-9]{9}", null)).expect(403);
        ops.get(MERCHANTS).expect(403);
    }

    private static Map<String, Object> carrier(String pattern, String url) {
        Map<String, Object> carrier = new HashMap<>(Map.of(
                "nameZh",
                "某快递",
                "nameEn",
                "Some Express",
                "formats",
                List.of(Map.of("pattern", pattern, "certainty", "SURE", "source", "its manual"))));
        carrier.put("trackingUrl", url);
        return carrier;
    }
}
