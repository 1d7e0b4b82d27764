package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the body, the answer is 200 or a problem that names what is wrong. */
@ReissueTest
class HostileBodiesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Api api;

    /** jqwik does not know Spring; the context is the one all tests share. */
    @BeforeProperty
    void inject() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
    }

    @Property(tries = 300)
    void any_json_is_accepted_or_refused(@ForAll("bodies") Object body) {
        check(JSON.writeValueAsBytes(body));
    }

    @Property(tries = 300)
    void any_broken_json_is_accepted_or_refused(
            @ForAll("bodies") Object body,
            @ForAll("positions") double where,
            @ForAll byte[] inserted,
            @ForAll boolean cut) {
        byte[] json = JSON.writeValueAsBytes(body);
        int at = (int) (where * json.length);
        byte[] mutilated = new byte[at + inserted.length + (cut ? 0 : json.length - at)];
        System.arraycopy(json, 0, mutilated, 0, at);
        System.arraycopy(inserted, 0, mutilated, at, inserted.length);
        System.arraycopy(json, at, mutilated, at + inserted.length, mutilated.length - at - inserted.length);
        check(mutilated);
    }

    private void check(byte[] body) {
        Answer answer = api.buyer("B-1").send("POST", "/api/v1/buyer/probe/bodies", body);
        if (answer.status() != 200) {
            answer.expect(400);
            assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
            assertThat(answer.texts("errors", "field")).isNotEmpty().doesNotContain("");
            assertThat(answer.texts("errors", "message")).doesNotContain("", "null");
        }
    }

    @Provide
    Arbitrary<Double> positions() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }

    /** Objects with the fields that the call knows, now and then with the values that it expects. */
    @Provide
    Arbitrary<Object> bodies() {
        Arbitrary<Map<String, Object>> known = Arbitraries.maps(
                        Arbitraries.of(
                                "id", "comment", "evidence", "colour", "flag", "at", "by", "atLeast", "items", "x"),
                        values())
                .ofMaxSize(9)
                .map(LinkedHashMap::new);
        return Arbitraries.frequencyOf(Tuple.of(9, known.map(Object.class::cast)), Tuple.of(1, values()));
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> inner = Arbitraries.maps(Arbitraries.of("quantity", "amountFen"), scalars())
                .ofMaxSize(2)
                .map(Object.class::cast);
        Arbitrary<Object> list =
                Arbitraries.oneOf(scalars(), inner).list().ofMaxSize(10).map(Object.class::cast);
        return Arbitraries.oneOf(scalars(), scalars(), inner, list);
    }

    private static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(600).map(Object.class::cast),
                Arbitraries.strings().all().ofMaxLength(70).map(Object.class::cast),
                Arbitraries.bigIntegers().map(Object.class::cast),
                Arbitraries.integers().between(-1, 3).map(Object.class::cast),
                Arbitraries.bigDecimals().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.of(List.of("RED", "id-1", "2026-11-23T08:00:00Z", "PT1H", "https://example.com/1.jpg"))
                        .map(Object.class::cast),
                Arbitraries.just(null));
    }
}
