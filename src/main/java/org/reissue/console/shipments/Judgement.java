package org.reissue.console.shipments;

import java.util.List;

/**
 * The pasted lines, judged or shipped.
 *
 * @param lines one per pasted line, in their order
 */
public record Judgement(List<JudgedLine> lines) {

    /** How many lines can be shipped, or were. */
    public long good() {
        return lines.stream().filter(JudgedLine::isGood).count();
    }

    public boolean hasErrors() {
        return good() < lines.size();
    }

    /** Whether some of the lines can be shipped once their numbers are confirmed. */
    public boolean hasConfirmable() {
        return lines.stream().anyMatch(JudgedLine::confirmable);
    }

    List<JudgedLine> errors() {
        return lines.stream().filter(line -> !line.isGood()).toList();
    }
}
