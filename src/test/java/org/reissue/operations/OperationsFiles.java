package org.reissue.operations;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what lies in {@code ops/}. YAML is read strictly: no key twice, no types of Java. */
final class OperationsFiles {

    private OperationsFiles() {}

    /** All documents of a file. */
    static List<Map<String, Object>> documents(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(file));
        return StreamSupport.stream(documents.spliterator(), false)
                .map(OperationsFiles::map)
                .toList();
    }

    /** The alerts of all groups. */
    static List<Map<String, Object>> alerts() throws IOException {
        return list(documents(Path.of("ops/prometheus/reissue-alerts.yaml"))
                        .get(0)
                        .get("groups"))
                .stream()
                .flatMap(group -> list(map(group).get("rules")).stream())
                .map(OperationsFiles::map)
                .toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return (List<Object>) node;
    }

    static Map<String, String> texts(Object node) {
        return map(node).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }

    static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }
}
