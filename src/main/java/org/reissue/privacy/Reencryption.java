package org.reissue.privacy;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts anew, with the primary key, what other keys of the keyset have encrypted. It walks each column in the order
 * of its ids, in bounded batches, and locks the rows that it changes, so the service goes on meanwhile. It may be
 * stopped and run again at any time.
 */
@Component
class Reencryption {

    static final int BATCH = 500;

    private final List<EncryptedColumn> columns;
    private final ColumnCipher cipher;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Reencryption(
            List<EncryptedColumn> columns, ColumnCipher cipher, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.columns = columns;
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @return how many values were encrypted anew */
    int run() {
        return columns.stream().mapToInt(this::run).sum();
    }

    private int run(EncryptedColumn column) {
        int encrypted = 0;
        List<Object> page = List.of();
        do {
            List<Object> next = page(column, page);
            if (!next.isEmpty()) {
                Object[] ids = next.toArray();
                encrypted += transaction.execute(status -> reencrypt(column, ids));
            }
            page = next;
        } while (page.size() == BATCH && !Thread.currentThread().isInterrupted());
        return encrypted;
    }

    /** The ids of the next rows, whether or not they are to be encrypted anew, so that a page costs a fixed amount. */
    private List<Object> page(EncryptedColumn column, List<Object> previous) {
        String id = column.idColumn();
        String sql = "select %s from %s %s order by %s limit ?"
                .formatted(id, column.table(), previous.isEmpty() ? "" : "where " + id + " > ?", id);
        Object[] parameters =
                previous.isEmpty() ? new Object[] {BATCH} : new Object[] {previous.get(previous.size() - 1), BATCH};
        return jdbc.query(sql, (row, number) -> row.getObject(1), parameters);
    }

    private int reencrypt(EncryptedColumn column, Object[] ids) {
        String id = column.idColumn();
        String outdated = """
                select %1$s, %2$s from %3$s
                where %1$s >= ? and %1$s <= ? and substr(%2$s, 1, ?) <> ? order by %1$s for no key update
                """.formatted(id, column.column(), column.table());
        List<Object[]> changed = jdbc.query(
                outdated,
                (row, number) ->
                        new Object[] {encryptAnew(column, row.getObject(1), row.getBytes(2)), row.getObject(1)},
                ids[0],
                ids[ids.length - 1],
                ColumnCipher.PREFIX,
                cipher.primaryPrefix());
        if (!changed.isEmpty()) {
            jdbc.batchUpdate(
                    "update %s set %s = ? where %s = ?".formatted(column.table(), column.column(), id), changed);
        }
        return changed.size();
    }

    private byte[] encryptAnew(EncryptedColumn column, Object id, byte[] ciphertext) {
        return cipher.encrypt(column, id, cipher.decrypt(column, id, ciphertext));
    }
}
