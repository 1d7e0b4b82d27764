package org.reissue.privacy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The command that encrypts everything with the primary key: {@code java -jar reissue.jar
 * --reissue.privacy.reencrypt=true --server.port=-1}. The process ends when it is done, with 1 when it failed.
 */
@Component
@ConditionalOnBooleanProperty("reissue.privacy.reencrypt")
class ReencryptionRunner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ReencryptionRunner.class);

    private final Reencryption reencryption;
    private final ColumnCipher cipher;
    private final ConfigurableApplicationContext context;

    ReencryptionRunner(Reencryption reencryption, ColumnCipher cipher, ConfigurableApplicationContext context) {
        this.reencryption = reencryption;
        this.cipher = cipher;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        log.info(
                "Encrypted {} values anew; all are encrypted with the primary key {}",
                reencryption.run(),
                cipher.primaryKeyId());
        context.close();
    }
}
