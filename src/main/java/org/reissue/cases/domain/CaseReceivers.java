package org.reissue.cases.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.orders.Receiver;
import org.reissue.orders.ReceiverCipher;
import org.reissue.privacy.EncryptedColumn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Encrypts the receivers of cases, and decrypts them (R20). */
@Component
public class CaseReceivers {

    private static final EncryptedColumn COLUMN = new EncryptedColumn("reissue_case", "id", "receiver");

    private static final Logger LOG = LoggerFactory.getLogger(CaseReceivers.class);

    private final ReceiverCipher cipher;

    CaseReceivers(ReceiverCipher cipher) {
        this.cipher = cipher;
    }

    /** The receiver for a case of that id; null for none. */
    public @Nullable EncryptedReceiver encrypt(UUID caseId, @Nullable Receiver receiver) {
        return receiver == null ? null : new EncryptedReceiver(cipher.encrypt(COLUMN, caseId, receiver));
    }

    /**
     * The receiver of a case; null when it has none, or none any more. One that cannot be decrypted is
     * {@link Receiver#UNREADABLE} and leaves an error in the log: it must neither take the rest of its case and of a
     * list with it, nor fail a command that has been committed.
     */
    public @Nullable Receiver decrypt(ReissueCase reissueCase) {
        EncryptedReceiver encrypted = reissueCase.application().receiver();
        if (encrypted == null) {
            return null;
        }
        try {
            return cipher.decrypt(COLUMN, reissueCase.id(), encrypted.ciphertext());
        } catch (IllegalStateException e) {
            LOG.error("The receiver of case {} is shown as unreadable", reissueCase.id(), e);
            return Receiver.UNREADABLE;
        }
    }

    @Bean
    static EncryptedColumn caseReceiver() {
        return COLUMN;
    }
}
