package org.reissue.orders;

import org.jspecify.annotations.Nullable;
import org.reissue.privacy.ColumnCipher;
import org.reissue.privacy.EncryptedColumn;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts receivers for the one column that holds all of a receiver, and decrypts them (R20). */
@Component
public class ReceiverCipher {

    private final ColumnCipher cipher;
    private final JsonMapper json;

    ReceiverCipher(ColumnCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /** The ciphertext for one row; null for no receiver. */
    public byte @Nullable [] encrypt(EncryptedColumn column, Object id, @Nullable Receiver receiver) {
        return receiver == null ? null : cipher.encrypt(column, id, json.writeValueAsString(receiver));
    }

    /**
     * The receiver in one row; null for no ciphertext.
     *
     * @throws IllegalStateException when the ciphertext cannot be decrypted for this row
     */
    public @Nullable Receiver decrypt(EncryptedColumn column, Object id, byte @Nullable [] ciphertext) {
        return ciphertext == null ? null : json.readValue(cipher.decrypt(column, id, ciphertext), Receiver.class);
    }
}
