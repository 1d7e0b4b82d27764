package org.reissue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The image is built from a part of the repository only; whatever the jar is made of belongs to it. */
class ImageContextTest {

    @Test
    void the_context_of_the_build_has_every_resource_of_the_jar() throws Exception {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(resources())
                .hasSizeGreaterThan(1)
                .allSatisfy(resource ->
                        assertThat(sent).anyMatch(path -> resource.equals(path) || resource.startsWith(path + "/")));
    }

    /** Files named one by one; else their directory. */
    private static List<String> resources() throws Exception {
        NodeList resources = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("pom.xml"))
                .getElementsByTagName("resource");
        return IntStream.range(0, resources.getLength())
                .mapToObj(index -> (Element) resources.item(index))
                .flatMap(resource -> {
                    String directory = texts(resource, "directory").findFirst().orElseThrow();
                    return directory.startsWith("${basedir}/")
                            ? Stream.of(directory.substring("${basedir}/".length()))
                            : texts(resource, "include").map(file -> directory + "/" + file);
                })
                .toList();
    }

    private static Stream<String> texts(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> found.item(index).getTextContent());
    }
}
