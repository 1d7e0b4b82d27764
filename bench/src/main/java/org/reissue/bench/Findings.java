package org.reissue.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One section's results: a value per round, the figures to be reached, and remarks. */
final class Findings {

    /**
     * What one contestant reached in one discipline.
     *
     * @param rounds one value per round, in the order of the rounds
     */
    record Series(String discipline, String contestant, String unit, List<Double> rounds) {

        double median() {
            double[] sorted =
                    rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        double least() {
            return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        double most() {
            return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }

    /** A figure that must be reached. */
    record Goal(String what, double reached, boolean atLeast, double bound) {

        boolean isReached() {
            return atLeast ? reached >= bound : reached <= bound;
        }
    }

    private final List<Series> series = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, LinePlot> plots = new LinkedHashMap<>();

    void add(String discipline, String contestant, String unit, double value) {
        System.out.printf("%-28s %-28s %,14.2f %s%n", discipline, contestant, value, unit);
        find(discipline, contestant)
                .orElseGet(() -> {
                    Series fresh = new Series(discipline, contestant, unit, new ArrayList<>());
                    series.add(fresh);
                    return fresh;
                })
                .rounds()
                .add(value);
    }

    /** Adds the median, the 99th percentile and the worst of latencies in milliseconds, which ascend. */
    void addLatencies(String discipline, double[] millis) {
        add(discipline, "p50", "ms", millis[millis.length / 2]);
        add(discipline, "p99", "ms", millis[millis.length * 99 / 100]);
        add(discipline, "worst", "ms", millis[millis.length - 1]);
    }

    double median(String discipline, String contestant) {
        return find(discipline, contestant).orElseThrow().median();
    }

    /** The ratio of two contestants' medians. */
    double ratio(String discipline, String contestant, String reference) {
        return median(discipline, contestant) / median(discipline, reference);
    }

    void atLeast(String what, double reached, double bound) {
        goals.add(new Goal(what, reached, true, bound));
    }

    void atMost(String what, double reached, double bound) {
        goals.add(new Goal(what, reached, false, bound));
    }

    void remark(String text) {
        remarks.add(text);
    }

    /** A plot beside the bars that every section has. */
    void plot(String name, LinePlot plot) {
        plots.put(name, plot);
    }

    Map<String, LinePlot> plots() {
        return plots;
    }

    List<Series> series() {
        return series;
    }

    List<Goal> goals() {
        return goals;
    }

    List<String> remarks() {
        return remarks;
    }

    private Optional<Series> find(String discipline, String contestant) {
        return series.stream()
                .filter(one ->
                        one.discipline().equals(discipline) && one.contestant().equals(contestant))
                .findFirst();
    }
}
