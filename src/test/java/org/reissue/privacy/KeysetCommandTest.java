package org.reissue.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_rotation_adds_a_key_then_promotes_it_then_prunes_the_old_one() throws Exception {
        String created = expect("create", "");
        String added = expect("add", created);
        String promoted = expect("promote", added);
        String pruned = expect("prune", promoted);

        assertThat(Keysets.parse(added).size()).isEqualTo(2);
        assertThat(primary(added)).isEqualTo(primary(created));
        assertThat(primary(promoted)).isNotEqualTo(primary(created));
        assertThat(Keysets.parse(pruned).size()).isEqualTo(1);
        assertThat(primary(pruned)).isEqualTo(primary(promoted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "promote", "prune"})
    void what_is_no_keyset_is_refused_and_not_repeated(String command) {
        assertThat(run(command, "{\"secret\"")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no keyset").doesNotContain("secret");
    }

    @Test
    void an_unknown_command_is_answered_with_the_usage() {
        assertThat(run("forge", "")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("create", "add", "promote", "prune");
    }

    private String expect(String command, String in) {
        out.reset();
        assertThat(run(command, in)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String command, String in) {
        return KeysetCommand.run(
                command,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static int primary(String keyset) throws Exception {
        return Keysets.parse(keyset).getPrimary().getId();
    }
}
