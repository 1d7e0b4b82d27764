package org.reissue.feed.webhooks;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.reissue.feed.delivery.DeliveryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The HTTP client of webhooks. Receivers may be slow, broken or hostile: {@link WebhookTargetPolicy} resolves names,
 * redirects are not followed, no proxy is used, no state is kept between calls, the head of a response has a limit and
 * only the beginning of its body is read, and the timeout bounds the whole call, even if bytes keep trickling in.
 */
@Component
class WebhookClient implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WebhookClient.class);
    private static final int MAX_RESPONSE_BYTES = 16 * 1024;

    /** The client keeps the whole head in memory, and by itself has no limit: a receiver could send one without end. */
    private static final Http1Config HEAD_LIMITS = Http1Config.custom()
            .setMaxHeaderCount(100)
            .setMaxLineLength(8 * 1024)
            .build();

    private static final int MAX_MESSAGE_LENGTH = 300;
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(30);

    private final WebhookProperties properties;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService timeouts =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("webhook-timeout-"));

    WebhookClient(WebhookProperties properties, WebhookTargetPolicy targetPolicy) {
        this.properties = properties;
        Timeout timeout = Timeout.of(properties.timeout());
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(targetPolicy)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEAD_LIMITS)
                                .build())
                        // a subscription makes one call at a time, and calls that hang must not keep others waiting
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setTimeToLive(TimeValue.ofMinutes(1)) // so that names are resolved again
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Reissue")
                .evictIdleConnections(MAX_IDLE)
                .build();
    }

    /**
     * Sends the body by POST.
     *
     * @return the status of the receiver's answer
     * @throws DeliveryException if the receiver does not answer in time
     */
    int post(String url, Map<String, String> headers, byte[] body) throws DeliveryException {
        // the client would send a '?' for each character beyond ASCII
        HttpPost request = new HttpPost(URI.create(url).toASCIIString());
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        ScheduledFuture<?> timeout =
                timeouts.schedule(request::cancel, properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            drain(response);
            return response.getCode();
        } catch (IOException failure) {
            throw new DeliveryException(reason(failure, request), failure);
        } finally {
            timeout.cancel(false);
        }
    }

    /** Reads a short response to its end, so that the connection can be reused. A longer one ends the connection. */
    private static void drain(ClassicHttpResponse response) {
        if (response.getEntity() == null) {
            return;
        }
        try {
            response.getEntity().getContent().readNBytes(MAX_RESPONSE_BYTES);
        } catch (IOException incomplete) {
            log.debug("The response broke off; its status counts", incomplete);
        }
    }

    private String reason(IOException failure, HttpPost request) {
        if (failure instanceof WebhookTargetPolicy.ForbiddenTargetException) {
            return "The host resolves to an address that is not public";
        }
        if (failure instanceof UnknownHostException) {
            return "The host cannot be resolved";
        }
        if (failure instanceof SocketTimeoutException || request.isCancelled()) {
            return "No answer within " + properties.timeout().toSeconds() + " s";
        }
        if (failure instanceof MessageConstraintException) {
            return "The head of the answer is too long";
        }
        if (failure instanceof SSLException) {
            return "TLS: " + printable(String.valueOf(failure.getMessage()));
        }
        return "No connection: " + failure.getClass().getSimpleName();
    }

    /** The message may quote the receiver's certificate, which can hold anything. */
    private static String printable(String message) {
        String printable = message.replaceAll("\\P{Print}", "?");
        return printable.substring(0, Math.min(printable.length(), MAX_MESSAGE_LENGTH));
    }

    @Override
    public void destroy() throws IOException {
        timeouts.shutdownNow();
        http.close();
    }
}
