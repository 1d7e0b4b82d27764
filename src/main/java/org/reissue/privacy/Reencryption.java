package org.reissue.privacy;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts anew, with the primary key, what other keys of the keyset have encrypted. It walks each column in the order
 * of its ids, in bounded batches, and locks the rows that it changes, so the service goes on meanwhile. It may be
 * stopped and run again at any time. A value that no key fits stays as it is and keeps no other from being encrypted.
 */
@Component
class Reencryption {

    static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(Reencryption.class);

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

    /**
     * @return how many values were encrypted anew
     * @throws IllegalStateException at the end, when there were values that no key fits
     */
    int run() {
        Counts all = columns.stream().map(this::run).reduce(Counts.NONE, Counts::plus);
        if (all.unreadable > 0) {
            throw new IllegalStateException("%d values were encrypted anew; no key fits %d others, see the log"
                    .formatted(all.encrypted, all.unreadable));
        }
        return all.encrypted;
    }

    private Counts run(EncryptedColumn column) {
        Counts counts = Counts.NONE;
        List<Object> page = List.of();
        do {
            List<Object> ids = page(column, page);
            if (!ids.isEmpty()) {
                counts = counts.plus(
                        transaction.execute(status -> reencrypt(column, ids.get(0), ids.get(ids.size() - 1))));
            }
            page = ids;
        } while (page.size() == BATCH && !Thread.currentThread().isInterrupted());
        return counts;
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

    /** Encrypts anew the rows from the first id to the last. */
    private Counts reencrypt(EncryptedColumn column, Object first, Object last) {
        String id = column.idColumn();
        String outdated = """
                select %1$s, %2$s from %3$s
                where %1$s >= ? and %1$s <= ? and substr(%2$s, 1, ?) <> ? order by %1$s for no key update
                """.formatted(id, column.column(), column.table());
        List<Optional<Object[]>> rows = jdbc.query(
                outdated,
                (row, number) -> encryptAnew(column, row.getObject(1), row.getBytes(2)),
                first,
                last,
                ColumnCipher.PREFIX,
                cipher.primaryPrefix());
        List<Object[]> changed = rows.stream().flatMap(Optional::stream).toList();
        if (!changed.isEmpty()) {
            jdbc.batchUpdate(
                    "update %s set %s = ? where %s = ?".formatted(column.table(), column.column(), id), changed);
        }
        return new Counts(changed.size(), rows.size() - changed.size());
    }

    /** The new ciphertext and the id, or nothing when no key fits the old one. */
    private Optional<Object[]> encryptAnew(EncryptedColumn column, Object id, byte[] ciphertext) {
        String plaintext;
        try {
            plaintext = cipher.decrypt(column, id, ciphertext);
        } catch (IllegalStateException unreadable) {
            log.error("{}.{} of {} stays as it is", column.table(), column.column(), id, unreadable);
            return Optional.empty();
        }
        return Optional.of(new Object[] {cipher.encrypt(column, id, plaintext), id});
    }

    private record Counts(int encrypted, int unreadable) {

        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts others) {
            return new Counts(encrypted + others.encrypted, unreadable + others.unreadable);
        }
    }
}
