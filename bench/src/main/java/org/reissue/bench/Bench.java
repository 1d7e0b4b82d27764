package org.reissue.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the service beside its references and writes what came out. Run by {@code bench/run}. */
public final class Bench {

    private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("sweep", new SweepSection());
        SECTIONS.put("requests", new RequestsSection());
        SECTIONS.put("growth", new GrowthSection());
        SECTIONS.put("lateness", new LatenessSection());
        SECTIONS.put("start", new StartSection());
    }

    private Bench() {}

    /** @param names the sections to measure; none: all of them */
    public static void main(String... names) throws Exception {
        List<String> chosen = names.length == 0 ? List.copyOf(SECTIONS.keySet()) : Arrays.asList(names);
        Path directory = Path.of(System.getProperty("bench.directory")).toAbsolutePath();
        Files.createDirectories(directory);
        Report report = new Report(Path.of(System.getProperty("bench.document")));
        boolean reached = true;
        try (Cluster cluster = new Cluster(directory.resolve("postgres"))) {
            BenchContext bench = workbench(cluster, directory);
            Machine machine = Machine.describe(bench);
            report.machine(machine);
            for (String name : chosen) {
                System.out.println("== " + name);
                Findings findings = SECTIONS.get(name).measure(bench);
                report.section(name, findings, machine);
                for (Findings.Goal goal : findings.goals()) {
                    System.out.println(goal);
                    reached &= goal.isReached();
                }
            }
        }
        System.exit(reached ? 0 : 1);
    }

    /** The service migrates the schema itself, when it is started for the first time. */
    private static BenchContext workbench(Cluster cluster, Path directory) throws Exception {
        Tokens tokens = new Tokens(directory.resolve("tokens"));
        PackagedService app = new PackagedService(
                Path.of(System.getProperty("bench.java")),
                Path.of(System.getProperty("bench.jar")),
                directory.resolve("app"));
        app.prepare(cluster.create("training", null));
        Database migrated = cluster.create("migrated", null);
        ServiceProcess.start(app.asInTheImage(), app.directory(), migrated, tokens, directory, Map.of())
                .close();
        return new BenchContext(cluster, migrated, tokens, app, directory, Integer.getInteger("bench.rounds", 5));
    }
}
