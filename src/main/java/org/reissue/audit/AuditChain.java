package org.reissue.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.audit.AuditLinkRepository.Link;
import org.reissue.audit.AuditVerification.Broken;
import org.reissue.audit.AuditVerification.Fault;
import org.reissue.jdbc.Batches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains the entries by hash, a moment after they commit. Recording an entry waits for no lock; the order of the chain
 * is that in which one instance at a time has found the entries committed (decision 0198).
 */
@Component
class AuditChain {

    static final int BATCH = 2_000;

    private static final String START = "0".repeat(64);

    private final AuditLinkRepository links;
    private final AuditRepository entries;
    private final TransactionTemplate transaction;

    AuditChain(AuditLinkRepository links, AuditRepository entries, TransactionTemplate transaction) {
        this.links = links;
        this.entries = entries;
        this.transaction = transaction;
    }

    /** Chains all entries that have committed, unless another instance is doing so. */
    void extend() {
        Batches.doWhileMore(() -> links.hasPending() && transaction.execute(status -> extendByBatch()));
    }

    private boolean extendByBatch() {
        if (!links.lock()) {
            return false;
        }
        Link last = links.findLast().orElseGet(() -> new Link(0, 0, START, null));
        List<Link> added = new ArrayList<>();
        for (StoredEntry entry : links.takePending(BATCH)) {
            last = new Link(last.number() + 1, entry.id(), hash(last.hash(), entry), null);
            added.add(last);
        }
        links.append(added);
        return true;
    }

    /** Walks the chain from its start, and stops at the first link that is broken. */
    AuditVerification verify() {
        extend();
        Link last = new Link(0, 0, START, null);
        List<Link> found;
        do {
            found = links.find(last.number(), BATCH);
            for (Link link : found) {
                Fault fault = fault(last, link);
                if (fault != null) {
                    return verification(last, broken(last.number() + 1, fault, link.entry()));
                }
                last = link;
            }
        } while (!found.isEmpty());
        long end = last.number();
        return verification(
                last,
                links.findUnchained()
                        .map(entry -> broken(end + 1, Fault.NOT_CHAINED, entry))
                        .orElse(null));
    }

    private static @Nullable Fault fault(Link last, Link link) {
        if (link.number() != last.number() + 1 || link.entry() == null) {
            return Fault.REMOVED;
        }
        return hash(last.hash(), link.entry()).equals(link.hash()) ? null : Fault.CHANGED;
    }

    private Broken broken(long number, Fault fault, @Nullable StoredEntry entry) {
        return new Broken(number, fault, fault == Fault.REMOVED || entry == null ? null : entries.shown(entry));
    }

    private static AuditVerification verification(Link last, @Nullable Broken broken) {
        return new AuditVerification(broken == null, last.number(), last.number() == 0 ? null : last.hash(), broken);
    }

    private static String hash(String previous, StoredEntry entry) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(entry.hashAfter(hex.parseHex(previous)));
    }
}
