package org.reissue.lifecycle;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the lifecycle table as Markdown: its rows, and a Mermaid state diagram. */
final class LifecycleDocument {

    private static final String HEAD = """
            # The lifecycle of a case

            Generated from the table in `org.reissue.lifecycle.Lifecycle`; a test fails when this page is stale. Actions in
            italics are the system's: *timeout* means that the deadline has passed, *scan* that the carrier has scanned the
            parcel. Deadlines are the settings `reissue.policy.*`.

            | from | action | who | only if | to | next deadline | effects | rule | event |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private static final String IN_PLACE = """

            ## Transitions that leave the status as it is

            Remarks (`reissue.remark-added`, R18) are possible in every status. Wherever a deadline runs, the system announces
            it when it nears (`reissue.deadline-near`, R19), if `reminder-before` is set.

            | in | action | who | only if | rule | event |
            | --- | --- | --- | --- | --- | --- |
            """;

    private LifecycleDocument() {}

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Transition row : Lifecycle.table()) {
            page.append(cells(
                    row.from() == null ? "–" : row.from().name(),
                    action(row),
                    word(row.actor()),
                    condition(row.condition()),
                    row.to().name(),
                    window(row.window()),
                    effects(row.effects()),
                    row.rule().name(),
                    "`" + row.event().eventName() + "`"));
        }
        page.append(IN_PLACE);
        for (Transition row : Lifecycle.inPlace()) {
            page.append(cells(
                    row.from().name(),
                    action(row),
                    word(row.actor()),
                    condition(row.condition()),
                    row.rule().name(),
                    "`" + row.event().eventName() + "`"));
        }
        return page.append("\n## Diagram\n\n").append(diagram()).toString();
    }

    /** All transitions from one status to another share one arrow. */
    static String diagram() {
        Map<String, String> arrows = new LinkedHashMap<>();
        for (Transition row : Lifecycle.table()) {
            String from = row.from() == null ? "[*]" : row.from().name();
            arrows.merge(from + " --> " + row.to(), label(row), (one, other) -> one + " / " + other);
        }
        StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        arrows.forEach((arrow, label) ->
                diagram.append("    ").append(arrow).append(": ").append(label).append('\n'));
        for (CaseStatus status : CaseStatus.values()) {
            if (status.isTerminal()) {
                diagram.append("    ").append(status).append(" --> [*]\n");
            }
        }
        return diagram.append("```\n").toString();
    }

    private static String label(Transition row) {
        String condition = condition(row.condition());
        String who = row.actor() == ActorKind.SYSTEM ? "" : word(row.actor()) + " ";
        return who + word(row.action()) + (condition.isEmpty() ? "" : " (" + condition + ")");
    }

    private static String action(Transition row) {
        return row.actor() == ActorKind.SYSTEM ? "*" + word(row.action()) + "*" : word(row.action());
    }

    private static String condition(Condition condition) {
        String scan = condition.scanDue() == null ? "" : condition.scanDue() ? "scan window set" : "no scan window";
        String reasons = condition.reasons().size() == Reason.values().length
                ? ""
                : condition.reasons().contains(Reason.NEVER_RECEIVED) ? "NEVER_RECEIVED" : "other reasons";
        String decision =
                condition.decision() == null ? "" : condition.decision().name();
        String overdue = condition.wasOverdue() == null
                ? ""
                : condition.wasOverdue() ? "overdue before" : "never overdue in this case";
        return Stream.of(scan, reasons, decision, overdue)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String window(Window window) {
        return switch (window) {
            case NONE -> "none";
            case MERCHANT_RESPONSE -> "+ `merchant-response`";
            case SHIPMENT -> "+ `shipment`";
            case BUYER_RESPONSE -> "+ `buyer-response`";
            case UNTIL_SCANNED -> "shipped + `scan-window` where set, else + `auto-complete`";
            case UNTIL_COMPLETED -> "shipped + `auto-complete`, never sooner than before";
            case UNCHANGED -> throw new IllegalArgumentException("Not in the table: " + window);
        };
    }

    private static String effects(Set<Effect> effects) {
        return effects.stream().sorted().map(LifecycleDocument::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
