package org.reissue.orders;

import org.jspecify.annotations.Nullable;
import org.reissue.privacy.ColumnCipher;
import org.reissue.privacy.EncryptedColumn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts receivers for the one column that holds all of a receiver, and decrypts them (R20). */
@Component
public class ReceiverCipher {

    private static final Logger log = LoggerFactory.getLogger(ReceiverCipher.class);

    private final ColumnCipher cipher;
    private final JsonMapper json;

    ReceiverCipher(ColumnCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /**
     * The ciphertext for one row; null for no receiver.
     *
     * @throws IllegalStateException for {@link Receiver#UNREADABLE}, which is no receiver to keep
     */
    public byte @Nullable [] encrypt(EncryptedColumn column, Object id, @Nullable Receiver receiver) {
        if (receiver == Receiver.UNREADABLE) {
            throw new IllegalStateException(
                    "The receiver for %s %s could not be decrypted".formatted(column.table(), id));
        }
        return receiver == null ? null : cipher.encrypt(column, id, json.writeValueAsString(receiver));
    }

    /**
     * The receiver in one row; null for no ciphertext. One that cannot be decrypted for this row is
     * {@link Receiver#UNREADABLE} and leaves an error in the log; all that needs no receiver goes on.
     */
    public @Nullable Receiver decrypt(EncryptedColumn column, Object id, byte @Nullable [] ciphertext) {
        if (ciphertext == null) {
            return null;
        }
        try {
            return json.readValue(cipher.decrypt(column, id, ciphertext), Receiver.class);
        } catch (IllegalStateException e) {
            log.error("The receiver of {} {} is shown as unreadable", column.table(), id, e);
            return Receiver.UNREADABLE;
        }
    }
}
