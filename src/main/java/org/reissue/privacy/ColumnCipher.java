package org.reissue.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Encrypts the values of columns with the primary key of the keyset, and decrypts what any of its keys has encrypted.
 * Authenticated (AEAD): a ciphertext that was changed, or moved to another row, is refused.
 */
public class ColumnCipher {

    /** The length in bytes of what Tink writes before the ciphertext: a 1, and the id of the key. */
    static final int PREFIX = 5;

    private final Aead aead;
    private final byte[] primaryPrefix;

    /** @throws GeneralSecurityException when the keyset is not for AEAD */
    ColumnCipher(KeysetHandle keyset) throws GeneralSecurityException {
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.primaryPrefix = Arrays.copyOf(aead.encrypt(new byte[0], new byte[0]), PREFIX);
    }

    /** Encrypts a text for one row, with the primary key. The result differs each time. */
    public byte[] encrypt(EncryptedColumn column, Object id, String text) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), column.associatedData(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt " + column + " of " + id, e);
        }
    }

    /**
     * Decrypts what was encrypted for the same column and row.
     *
     * @throws IllegalStateException when no key of the keyset fits, or the ciphertext belongs to another row
     */
    public String decrypt(EncryptedColumn column, Object id, byte[] ciphertext) {
        try {
            return new String(aead.decrypt(ciphertext, column.associatedData(id)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Cannot decrypt %s of %s: its key is not in the keyset, or it was changed".formatted(column, id),
                    e);
        }
    }

    /** The id of the primary key, as the keyset names it: {@code primaryKeyId}. */
    String primaryKeyId() {
        return Integer.toUnsignedString(
                ByteBuffer.wrap(primaryPrefix, 1, Integer.BYTES).getInt());
    }

    /** The bytes with which all ciphertexts of the primary key begin. */
    byte[] primaryPrefix() {
        return primaryPrefix.clone();
    }
}
