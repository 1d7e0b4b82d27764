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
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
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
 * Calls receivers, who may be slow, broken or hostile: names are resolved by {@link WebhookTargetPolicy}, redirects are
 * not followed, no proxy is asked, nothing is remembered between calls, little is read of an answer, and a call that
 * takes too long is cut off, however busily it drips.
 */
@Component
class WebhookClient implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
    private static final int MOST_READ = 16 * 1024;
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    private final WebhookProperties settings;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService scissors =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("webhook-timeout-"));

    WebhookClient(WebhookProperties settings, WebhookTargetPolicy targets) {
        this.settings = settings;
        Timeout timeout = Timeout.of(settings.timeout());
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(targets)
                        // each subscription has one call at a time, and those that hang must not keep others waiting
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setTimeToLive(TimeValue.ofMinutes(1)) // so that names are resolved anew
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
                .evictIdleConnections(IDLE)
                .build();
    }

    /**
     * Sends a body by POST.
     *
     * @throws DeliveryException unless it was answered with 2xx in time
     */
    void post(String url, Map<String, String> headers, byte[] body) throws DeliveryException {
        HttpPost request = new HttpPost(URI.create(url));
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        ScheduledFuture<?> cut =
                scissors.schedule(request::cancel, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        int status;
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            status = response.getCode();
            skim(response);
        } catch (IOException failure) {
            throw new DeliveryException(reason(failure, request), failure);
        } finally {
            cut.cancel(false);
        }
        if (status < 200 || status > 299) {
            throw new DeliveryException(
                    "HTTP " + status + (status / 100 == 3 ? ", and redirects are not followed" : ""), null);
        }
    }

    /** Reads a short answer, so that the connection can be used again; what goes on longer is cut off with it. */
    private static void skim(ClassicHttpResponse response) {
        if (response.getEntity() == null) {
            return;
        }
        try {
            response.getEntity().getContent().readNBytes(MOST_READ);
        } catch (IOException brokenOff) {
            LOG.debug("The answer broke off; its status counts", brokenOff);
        }
    }

    private String reason(IOException failure, HttpPost request) {
        if (failure instanceof WebhookTargetPolicy.ForbiddenTarget) {
            return "The host leads to an address that is not public";
        }
        if (failure instanceof UnknownHostException) {
            return "The host cannot be resolved";
        }
        if (failure instanceof SocketTimeoutException || request.isCancelled()) {
            return "No answer within " + settings.timeout().toSeconds() + " s";
        }
        if (failure instanceof SSLException) {
            return "TLS: " + failure.getMessage();
        }
        return "No connection: " + failure.getClass().getSimpleName();
    }

    @Override
    public void destroy() throws IOException {
        scissors.shutdownNow();
        http.close();
    }
}
