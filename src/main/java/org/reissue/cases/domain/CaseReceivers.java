package org.reissue.cases.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.orders.Receiver;
import org.reissue.orders.ReceiverCipher;
import org.reissue.privacy.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Encrypts the receivers of cases, and decrypts them (R20). */
@Component
public class CaseReceivers {

    private static final EncryptedColumn COLUMN = new EncryptedColumn("reissue_case", "id", "receiver");

    private final ReceiverCipher cipher;

    CaseReceivers(ReceiverCipher cipher) {
        this.cipher = cipher;
    }

    /** The receiver for a case of that id; null for none. */
    public @Nullable EncryptedReceiver encrypt(UUID caseId, @Nullable Receiver receiver) {
        return receiver == null ? null : new EncryptedReceiver(cipher.encrypt(COLUMN, caseId, receiver));
    }

    /**
     * The receiver of a case; null when it has none, or none any more. A receiver that cannot be decrypted is
     * {@link Receiver#UNREADABLE}: it must neither hide the rest of its case or of a list, nor fail a command that has
     * been committed.
     */
    public @Nullable Receiver decrypt(ReissueCase reissueCase) {
        EncryptedReceiver encrypted = reissueCase.application().receiver();
        return encrypted == null ? null : cipher.decrypt(COLUMN, reissueCase.id(), encrypted.ciphertext());
    }

    @Bean
    static EncryptedColumn caseReceiver() {
        return COLUMN;
    }
}
