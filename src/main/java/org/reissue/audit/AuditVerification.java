package org.reissue.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether the audit log is as it was written.
 *
 * @param intact whether the whole chain holds
 * @param entries how many entries hold, from the first one on; keep the number and the hash elsewhere to notice that
 *     the end of the log was cut off
 * @param hash the hash of the last of these entries, in hexadecimal; null when there is none
 * @param broken the first entry that does not hold; null when the chain is intact
 */
public record AuditVerification(
        boolean intact,
        long entries,
        @Nullable String hash,
        @Nullable Broken broken) {

    /**
     * The first entry that does not hold.
     *
     * @param number its number in the chain, from 1
     * @param fault what is wrong with it
     * @param entry the entry as it is now; null when it was removed
     */
    public record Broken(long number, Fault fault, @Nullable AuditEntry entry) {}

    /** What is wrong with an entry. */
    public enum Fault {
        /** It was changed, or the hash before it. */
        CHANGED,
        /** It is not there any more. */
        REMOVED,
        /** It was inserted by something other than the service. */
        NOT_CHAINED
    }
}
