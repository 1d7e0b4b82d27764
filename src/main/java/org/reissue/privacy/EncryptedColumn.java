package org.reissue.privacy;

import java.nio.charset.StandardCharsets;

/**
 * A column of type {@code bytea} that holds ciphertext. A module declares each of its columns as a bean, so that
 * {@link Reencryption} finds it.
 *
 * @param idColumn the column that identifies a row, of type {@code text} or {@code uuid}
 * @param column the column with the ciphertext, or null
 */
public record EncryptedColumn(String table, String idColumn, String column) {

    /** Ties a ciphertext to its place: moved to another row or column, it cannot be decrypted. */
    byte[] associatedData(Object id) {
        return (table + "." + column + ":" + id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
