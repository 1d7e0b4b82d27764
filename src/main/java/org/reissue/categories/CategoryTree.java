package org.reissue.categories;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Categories with their known ancestors, judged by R2. */
public final class CategoryTree {

    private final Map<String, Category> known = new HashMap<>();

    CategoryTree(Collection<Category> known) {
        known.forEach(category -> this.known.put(category.id(), category));
    }

    /** Whether the category is open for the shop at that moment; an unknown one is closed. */
    public boolean isOpenFor(String id, String shopId, Instant now) {
        return isOpen(id, ShopRollout.bucket(shopId), now);
    }

    /**
     * Whether the category, or else its nearest ancestor with an opening time, is open for the shops of that bucket.
     */
    boolean isOpen(String id, int bucket, Instant now) {
        Set<String> visited = new HashSet<>();
        Category category = known.get(id);
        while (category != null && category.opensAt() == null && visited.add(category.id())) {
            category = known.get(category.parentId());
        }
        return category != null && category.opensAt() != null && category.isOpenFor(bucket, now);
    }

    /**
     * Applies all changes at once, except those that would close a cycle of parents: every change on such a cycle is
     * refused, as none of them alone is the cause.
     *
     * @return the ids of the refused changes
     */
    Set<String> apply(Collection<Category> changes) {
        Map<String, Category> accepted = new LinkedHashMap<>();
        changes.forEach(change -> accepted.put(change.id(), change));
        Set<String> refused = new HashSet<>();
        // a refused change keeps its old parent, which may close another cycle
        for (boolean settled = false; !settled; ) {
            Set<String> cyclic = onCycles(parentsAfter(accepted.values()));
            cyclic.retainAll(accepted.keySet());
            accepted.keySet().removeAll(cyclic);
            refused.addAll(cyclic);
            settled = cyclic.isEmpty();
        }
        known.putAll(accepted);
        return refused;
    }

    private Map<String, @Nullable String> parentsAfter(Collection<Category> changes) {
        Map<String, @Nullable String> parents = new HashMap<>();
        known.values().forEach(category -> parents.put(category.id(), category.parentId()));
        changes.forEach(category -> parents.put(category.id(), category.parentId()));
        return parents;
    }

    /** The ids on any cycle: walks up from each id, and visits none twice. */
    private static Set<String> onCycles(Map<String, @Nullable String> parents) {
        Set<String> walked = new HashSet<>();
        Set<String> cyclic = new HashSet<>();
        for (String start : parents.keySet()) {
            Set<String> path = new LinkedHashSet<>();
            String at = start;
            while (at != null && !walked.contains(at) && path.add(at)) {
                at = parents.get(at);
            }
            if (path.contains(at)) {
                for (String member = at; cyclic.add(member); ) {
                    member = parents.get(member);
                }
            }
            walked.addAll(path);
        }
        return cyclic;
    }
}
