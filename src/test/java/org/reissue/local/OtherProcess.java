package org.reissue.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** Another process that runs the embedded database of a directory until it is killed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final String jdbcUrl;

    private OtherProcess(Process process, String jdbcUrl) {
        this.process = process;
        this.jdbcUrl = jdbcUrl;
    }

    static OtherProcess running(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("jdbc:")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The other process ended before its database had started");
        }
        return new OtherProcess(process, line);
    }

    public static void main(String[] arguments) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), EmbeddedDatabaseTest.VERSION);
        System.out.println(database.getJdbcUrl());
        System.in.read(); // until the parent ends, should it fail to kill this process
        database.close();
    }

    long pid() {
        return process.pid();
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    /** Kills the process as {@code kill -9} does, so that its server is orphaned. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
