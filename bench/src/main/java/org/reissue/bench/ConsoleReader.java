package org.reissue.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads pages of the console, one after the other, as one person does. */
final class ConsoleReader {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * How long a page took, in milliseconds.
     *
     * @param firstByte until its head arrived
     * @param whole until its end
     */
    record Times(double firstByte, double whole) {}

    private final String url;

    ConsoleReader(String url) {
        this.url = url;
    }

    /**
     * The medians of some readings of a page.
     *
     * @throws IllegalStateException when it is not the page that came
     */
    Times read(ConsolePage page, int times) throws IOException, InterruptedException {
        List<Double> firstBytes = new ArrayList<>();
        List<Double> wholes = new ArrayList<>();
        for (int nr = 0; nr < times; nr++) {
            Times read = read(page);
            firstBytes.add(read.firstByte());
            wholes.add(read.whole());
        }
        return new Times(median(firstBytes), median(wholes));
    }

    private Times read(ConsolePage page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + page.path()))
                .header("Cookie", "reissue-console=" + page.session())
                .header("Accept", "text/html")
                .build();
        long begun = System.nanoTime();
        HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
        long head = System.nanoTime();
        String source;
        try (InputStream body = response.body()) {
            source = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
        long end = System.nanoTime();
        if (response.statusCode() != 200 || !source.contains("</html>")) {
            throw new IllegalStateException(
                    page.name() + ": status " + response.statusCode() + " at " + page.path() + "\n" + source);
        }
        return new Times((head - begun) / 1e6, (end - begun) / 1e6);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
