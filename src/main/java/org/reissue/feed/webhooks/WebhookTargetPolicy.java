package org.reissue.feed.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.reissue.web.problem.Problem;
import org.springframework.security.util.matcher.InetAddressMatcher;

/**
 * Which URLs webhooks may call: those at public addresses, so that nobody can make this service call its neighbours.
 * The HTTP client resolves names through this class, so the address that is judged is the address that is connected to.
 */
class WebhookTargetPolicy implements DnsResolver {

    private static final int MAX_URL_LENGTH = 500;

    private final boolean privateTargets;
    private final DnsResolver resolver;
    private final InetAddressMatcher publicAddresses = new PublicAddressMatcher();

    /**
     * @param privateTargets whether any address is allowed, and plain http
     * @param resolver resolves names
     */
    WebhookTargetPolicy(boolean privateTargets, DnsResolver resolver) {
        this.privateTargets = privateTargets;
        this.resolver = resolver;
    }

    /** @throws Problem {@code invalid-request} on {@code url} if no webhook may call the URL */
    void require(String url) {
        URI uri = parse(url);
        if (!privateTargets) {
            try {
                resolve(uri.getHost().replaceAll("^\\[|]$", ""));
            } catch (ForbiddenTargetException forbidden) {
                throw Problem.invalid("url", "invalid.webhook-address");
            } catch (UnknownHostException unknown) {
                throw Problem.invalid("url", "invalid.webhook-host");
            }
        }
    }

    private URI parse(String url) {
        try {
            URI uri = new URI(url);
            boolean allowedScheme = "https".equalsIgnoreCase(uri.getScheme())
                    || privateTargets && "http".equalsIgnoreCase(uri.getScheme());
            if (allowedScheme
                    && url.length() <= MAX_URL_LENGTH
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && uri.getPort() <= 65_535
                    && uri.getPort() != 0) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw Problem.invalid("url", "invalid.webhook-url");
        }
        throw Problem.invalid("url", "invalid.webhook-url");
    }

    /** @throws ForbiddenTargetException if one of the host's addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        for (InetAddress address : addresses) {
            if (!privateTargets && !publicAddresses.matches(address)) {
                throw new ForbiddenTargetException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    /** The host resolves to an address that is not public. */
    static final class ForbiddenTargetException extends UnknownHostException {

        ForbiddenTargetException(String host) {
            super(host);
        }
    }
}
