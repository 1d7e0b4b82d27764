import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the service over HTTP. */
final class ApiClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String managementUrl;

    /**
     * @param url scheme, host and port of the service
     * @param managementUrl the same for {@code /actuator}
     */
    ApiClient(String url, String managementUrl) {
        this.url = url;
        this.managementUrl = managementUrl;
    }

    boolean isReady() throws InterruptedException {
        try {
            return actuator("health/readiness").statusCode() == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    HttpResponse<String> actuator(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(managementUrl + "/actuator/" + path))
                .build());
    }

    /** The one page of the console for which nobody has to be signed in. */
    void signInPage() throws IOException, InterruptedException {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(URI.create(url + "/console/login")).build());
        if (page.statusCode() != 200) {
            throw new IllegalStateException("/console/login: " + page.statusCode());
        }
    }

    /**
     * Makes a call of the API.
     *
     * @param path below {@code /api/v1/}
     * @param body JSON; null for none
     * @return the response's body
     * @throws IllegalStateException when the status is not the expected one
     */
    String call(int expected, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .build());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
