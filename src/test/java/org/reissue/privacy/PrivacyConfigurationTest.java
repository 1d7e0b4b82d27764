package org.reissue.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PrivacyConfigurationTest {

    private static final EncryptedColumn COLUMN = new EncryptedColumn("person", "id", "name");

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(PrivacyConfiguration.class);
    private final String keyset = Keysets.create();

    @TempDir
    private Path directory;

    @Test
    void the_keyset_comes_from_a_setting_or_from_a_file_or_else_from_local_mode() throws IOException {
        Path file = Files.writeString(directory.resolve("keyset.json"), keyset);
        assertReads(application.withPropertyValues("reissue.privacy.keyset=" + keyset));
        assertReads(application.withPropertyValues("reissue.privacy.keyset-location=file:" + file));
        assertReads(application.withBean(KeysetSource.class, () -> () -> keyset));
    }

    @Test
    void a_setting_that_is_no_keyset_stops_the_start_without_being_repeated() {
        assertRefused("reissue.privacy.keyset={\"primaryKeyId\": 1, \"key\": [\"topsecret\"]}");
    }

    @Test
    void a_file_that_cannot_be_read_or_holds_no_keyset_stops_the_start() throws IOException {
        Path file = Files.writeString(directory.resolve("keyset.json"), "topsecret");
        assertRefused("reissue.privacy.keyset-location=file:" + file);
        assertRefused("reissue.privacy.keyset-location=file:" + directory.resolve("nowhere.json"));
    }

    private void assertReads(ApplicationContextRunner configured) {
        configured.run(context -> {
            byte[] ciphertext = new ColumnCipher(Keysets.parse(keyset)).encrypt(COLUMN, 1, "张三");
            assertThat(context.getBean(ColumnCipher.class).decrypt(COLUMN, 1, ciphertext))
                    .isEqualTo("张三");
        });
    }

    private void assertRefused(String setting) {
        application.withPropertyValues(setting).run(context -> {
            FailureAnalysis analysis = new KeysetFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription())
                    .contains(setting.substring(0, setting.indexOf('=')))
                    .doesNotContain("topsecret");
            assertThat(context.getStartupFailure()).rootCause().hasMessage(analysis.getDescription());
        });
    }
}
