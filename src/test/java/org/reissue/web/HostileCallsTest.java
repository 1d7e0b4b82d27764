package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.DocumentedCalls.Call;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every call there is, as the OpenAPI description lists them, with all kinds of values that it does not expect: one
 * path, body, field and parameter of each kind with all of them, the others with an eighth each. {@code ./mvnw test
 * -Dslow=all -Dtest=HostileCallsTest} sends all.
 */
@ReissueTest
@SlowProof
class HostileCallsTest {

    /** JSON as it stands in a body. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "99999999999999999999",
            "2147483648",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"'; drop table reissue_case; --\"",
            "\"${jndi:ldap://x}\"",
            "\"%s%n{0}\"",
            "\"" + "很".repeat(2_000) + "\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"PT-9223372036854775808S\"",
            "[]",
            "[null]",
            "[\"x\", \"x\"]",
            "{}",
            "[[[[]]]]");

    private static final List<String> BODIES =
            List.of("", " ", "null", "[]", "{}", "\"x\"", "{", "[{}]", "[null]", "7", "\u0000", "{\"a\":1,\"a\":1}");

    private static final List<String> PARAMETERS = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "1.5",
            "99999999999999999999",
            "2147483648",
            "\u0000",
            "'",
            "%",
            "很",
            "null",
            "a,b",
            "-999999999-01-01T00:00:00Z",
            "2026-11-23T00:00:00Z",
            "AAAA",
            "e30",
            "x".repeat(3_000));

    private static final List<String> IDS =
            List.of("x", "'", "%25", "%20", "%E5%BE%88", "x%00", "null", ".", "..", "a%2Fb", "x".repeat(65));

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private SchemaOwner owner;

    private final List<String> failures = new ArrayList<>();
    private final Turns turns = new Turns(8);
    private DocumentedCalls documented;
    private ChangeRecorder database;
    private int calls;

    @Test
    void no_request_causes_a_server_error_and_what_is_refused_changes_nothing() {
        Story story = Story.of(api, clock);
        story.apply("MISSING_ITEMS").expect(201);
        documented = new DocumentedCalls(api, story);
        try (ChangeRecorder contents = new ChangeRecorder(owner)) {
            database = contents;
            documented.all().forEach(this::attack);
        }

        assertThat(calls).isGreaterThan(1_200);
        assertThat(failures).isEmpty();
    }

    private void attack(Call call) {
        String path = documented.path(call);
        int variable = call.template().indexOf('{');
        if (variable >= 0) {
            turns.of("ids of " + call.template().substring(0, variable), IDS)
                    .forEach(id -> send(call, DocumentedCalls.path(call, id), call.body() == null ? null : "{}"));
        }
        call.operation()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .forEach(parameter -> turns.of("query " + documented.kind(parameter.path("schema")), PARAMETERS)
                        .forEach(value -> send(
                                call,
                                path + "?" + parameter.path("name").asString() + "="
                                        + URLEncoder.encode(value, StandardCharsets.UTF_8),
                                null)));
        if (call.body() != null) {
            turns.of("body " + call.mediaType(), BODIES).forEach(body -> send(call, path, body));
        }
        if (call.isJson()) {
            documented
                    .fields(call)
                    .forEach((field, schema) -> turns.of(documented.kind(schema), VALUES)
                            .forEach(value -> send(call, path, documented.bodyWith(call, field, value))));
        }
    }

    private void send(Call call, String path, String body) {
        calls++;
        Answer answer = documented.caller(call).send(call.method(), path, body);
        boolean refused = answer.status() >= 400;
        boolean problem = "application/problem+json".equals(answer.header("Content-Type"));
        boolean plainByTomcat = answer.status() == 400 && path.contains("%00");
        List<String> changes = database.changes();
        if (answer.status() >= 500 || refused && (!changes.isEmpty() || !problem && !plainByTomcat)) {
            failures.add(call.method() + " " + path + " " + body + " -> " + answer + changes);
        }
        if (answer.status() == 201 && call.makesWebhooks()) {
            documented.deleteWebhook(answer.header("Location"));
            database.changes();
        }
    }
}
