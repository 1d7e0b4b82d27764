package org.reissue.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures the service beside its references and writes the figures. Run by {@code bench/run}. */
public final class Bench {

    private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("sweep", new SweepSection());
        SECTIONS.put("requests", new RequestsSection());
        SECTIONS.put("tail", new TailSection());
        SECTIONS.put("growth", new GrowthSection());
        SECTIONS.put("lateness", new LatenessSection());
        SECTIONS.put("publishing", new PublishingSection());
        SECTIONS.put("workbench", new WorkbenchSection());
        SECTIONS.put("observability", new ObservabilitySection());
        SECTIONS.put("orders", new OrdersSection());
        SECTIONS.put("instances", new InstancesSection());
        SECTIONS.put("festival", new FestivalSection());
        SECTIONS.put("start", new StartSection());
    }

    private Bench() {}

    /** @param names the sections to measure; none: all of them */
    public static void main(String... names) throws Exception {
        List<String> chosen = names.length == 0 ? List.copyOf(SECTIONS.keySet()) : Arrays.asList(names);
        if (!SECTIONS.keySet().containsAll(chosen)) {
            System.err.println("The sections are " + String.join(", ", SECTIONS.keySet()));
            System.exit(2);
        }
        // sooner than the service closes a connection that nobody uses
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        Path directory = Path.of(System.getProperty("bench.directory")).toAbsolutePath();
        Files.createDirectories(directory);
        Report report = new Report(Path.of(System.getProperty("bench.document")));
        boolean reached = true;
        try (Cluster cluster = new Cluster(directory.resolve("postgres"))) {
            BenchContext bench = context(cluster, directory);
            Machine machine = Machine.describe(bench);
            report.machine(machine);
            for (String name : chosen) {
                System.out.println("== " + name);
                Findings findings = SECTIONS.get(name).measure(bench);
                report.section(name, findings, machine);
                findings.goals().forEach(System.out::println);
                findings.remarks().forEach(System.out::println);
                reached &= findings.goals().stream().allMatch(Findings.Goal::isReached);
            }
            // little was measured, so nothing follows from a figure that was missed
            reached |= bench.scale() == Scale.QUICK;
        }
        System.exit(reached ? 0 : 1);
    }

    /** The service migrates the schema itself, when it is started for the first time. */
    private static BenchContext context(Cluster cluster, Path directory) throws Exception {
        Scale scale = Boolean.getBoolean("bench.quick") ? Scale.QUICK : Scale.FULL;
        Tokens tokens = new Tokens(directory.resolve("tokens"));
        PackagedService app = new PackagedService(
                Path.of(System.getProperty("bench.java")),
                Path.of(System.getProperty("bench.jar")),
                directory.resolve("app"));
        app.prepare(cluster.create("training", null), scale);
        Database migrated = cluster.create("migrated", null);
        BenchContext bench = new BenchContext(
                cluster, migrated, tokens, app, properties(), directory, scale, Integer.getInteger("bench.rounds"));
        bench.start(app.asInTheImage(), migrated, Map.of()).close();
        return bench;
    }

    /** {@code name=value}, separated by spaces. */
    private static Map<String, String> properties() {
        return Arrays.stream(System.getProperty("bench.properties", "").split(" "))
                .filter(property -> !property.isBlank())
                .map(property -> property.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
