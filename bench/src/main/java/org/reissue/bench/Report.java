package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what a section has measured into {@code docs/benchmarks.md}, between the marks that name the section; what
 * people wrote around them stays.
 */
final class Report {

    /** Shows the plots too; beside the document. */
    private static final String SCALING = "scaling.md";

    private final Path document;

    Report(Path document) {
        this.document = document;
    }

    void machine(Machine machine) throws IOException {
        replace("machine", machine.text());
    }

    /** The section's figures, and its plots. */
    void section(String name, Findings findings, Machine machine) throws IOException {
        Path plots = Files.createDirectories(document.resolveSibling("benchmarks"));
        Plot.draw(findings, plots.resolve(name + ".svg"));
        for (Map.Entry<String, LinePlot> plot : findings.plots().entrySet()) {
            plot.getValue().draw(plots.resolve(file(name, plot.getKey())));
        }
        replace(name, figures(name, findings, machine));
        if (!findings.plots().isEmpty()) {
            replace(document.resolveSibling(SCALING), name, plots(name, findings));
        }
    }

    private void replace(String mark, String text) throws IOException {
        replace(document, mark, text);
    }

    private static void replace(Path document, String mark, String text) throws IOException {
        String whole = Files.readString(document);
        Matcher place = Pattern.compile("(<!-- begin " + mark + " -->\n).*?(<!-- end " + mark + " -->)", Pattern.DOTALL)
                .matcher(whole);
        if (!place.find()) {
            throw new IllegalStateException(document + " has no place for " + mark);
        }
        Files.writeString(document, place.replaceFirst("$1" + Matcher.quoteReplacement(text) + "$2"));
    }

    private static String plots(String section, Findings findings) {
        StringBuilder text = new StringBuilder();
        findings.plots()
                .forEach((name, plot) ->
                        text.append("![%s](benchmarks/%s)%n%n".formatted(plot.title(), file(section, name))));
        return text.toString();
    }

    private static String file(String section, String plot) {
        return section + "-" + plot + ".svg";
    }

    private static String figures(String section, Findings findings, Machine machine) {
        StringBuilder text = new StringBuilder();
        int rounds = rounds(findings);
        String medians = rounds == 1
                ? "One round."
                : "Medians of %d rounds, in brackets the least and the most.".formatted(rounds);
        text.append("%s, %s. %s%n%n".formatted(LocalDate.now(), machine.commit(), medians));
        text.append(table(findings.series())).append('\n');
        text.append("![%s](benchmarks/%s.svg)%n%n".formatted(section, section));
        text.append(plots(section, findings));
        if (!findings.goals().isEmpty()) {
            text.append("| to be reached | reached | |\n| --- | --- | --- |\n");
            for (Findings.Goal goal : findings.goals()) {
                text.append("| %s %s %s | %s | %s |%n"
                        .formatted(
                                goal.what(),
                                goal.atLeast() ? "≥" : "≤",
                                number(goal.bound()),
                                number(goal.reached()),
                                goal.isReached() ? "yes" : "**no**"));
            }
            text.append('\n');
        }
        findings.remarks().forEach(remark -> text.append(remark).append("\n\n"));
        return text.toString();
    }

    private static int rounds(Findings findings) {
        return findings.series().stream()
                .mapToInt(series -> series.rounds().size())
                .max()
                .orElse(0);
    }

    /** A line for each discipline, a column for each contestant. */
    private static String table(List<Findings.Series> all) {
        List<String> columns = new ArrayList<>();
        Map<String, Map<String, Findings.Series>> lines = new LinkedHashMap<>();
        for (Findings.Series series : all) {
            String column = series.contestant() + ", " + series.unit();
            if (!columns.contains(column)) {
                columns.add(column);
            }
            lines.computeIfAbsent(series.discipline(), discipline -> new LinkedHashMap<>())
                    .put(column, series);
        }
        StringBuilder table = new StringBuilder("| |");
        columns.forEach(column -> table.append(" %s |".formatted(column)));
        table.append("\n| --- |").append(" ---: |".repeat(columns.size())).append('\n');
        lines.forEach((discipline, cells) -> {
            table.append("| %s |".formatted(discipline));
            columns.forEach(column -> table.append(" %s |".formatted(cell(cells.get(column)))));
            table.append('\n');
        });
        return table.toString();
    }

    private static String cell(Findings.Series series) {
        if (series == null) {
            return "";
        }
        return series.rounds().size() == 1
                ? number(series.median())
                : "%s (%s–%s)".formatted(number(series.median()), number(series.least()), number(series.most()));
    }

    /** Three digits that mean something. */
    static String number(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
