package org.reissue.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.UnnestArrays;
import tools.jackson.databind.json.JsonMapper;

/**
 * An audit entry as it is stored.
 *
 * @param before JSON, exactly as it was written
 * @param after JSON, exactly as it was written
 */
record StoredEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subject,
        @Nullable String before,
        @Nullable String after) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The hash of the entry's link: SHA-256 of the previous hash and of a JSON array, in UTF-8, of all columns, with
     * the time as microseconds since 1970.
     */
    byte[] hashAfter(byte[] previousHash) {
        List<@Nullable Object> columns = new ArrayList<>(List.of(id, UnnestArrays.micros(at), actor, action, subject));
        columns.add(before);
        columns.add(after);
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(previousHash);
        return digest.digest(JSON.writeValueAsString(columns).getBytes(StandardCharsets.UTF_8));
    }
}
