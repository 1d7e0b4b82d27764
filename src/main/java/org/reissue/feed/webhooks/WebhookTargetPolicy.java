package org.reissue.feed.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.reissue.web.problem.Problem;
import org.springframework.security.util.matcher.InetAddressMatcher;

/**
 * Decides which URLs webhooks may call: only those at public addresses, so that a subscription cannot make this service
 * call internal systems. The HTTP client resolves names through this class, so the address that is judged is the
 * address that is connected to.
 */
class WebhookTargetPolicy implements DnsResolver {

    private static final int HTTPS = 443;

    private final boolean privateTargets;
    private final Set<Integer> ports;
    private final InetAddressMatcher allowed;
    private final InetAddressMatcher denied;
    private final DnsResolver resolver;
    private final InetAddressMatcher publicAddresses = new PublicAddressMatcher();

    /** @param resolver resolves names */
    WebhookTargetPolicy(WebhookProperties properties, DnsResolver resolver) {
        this.privateTargets = properties.privateTargets();
        this.ports = properties.ports();
        this.allowed = new Networks(properties.allowedNetworks());
        this.denied = new Networks(properties.deniedNetworks());
        this.resolver = resolver;
    }

    /** Judges a URL. Its host is looked up, which may take seconds, so this must not be called in a transaction. */
    WebhookTarget judge(String url) {
        try {
            require(url);
            return new WebhookTarget(null);
        } catch (Problem fault) {
            return new WebhookTarget(fault);
        }
    }

    /** @throws Problem {@code invalid-request} on {@code url} if no webhook may call the URL */
    void require(String url) {
        URI uri = parse(url);
        if (!privateTargets) {
            requirePort(uri);
            try {
                resolve(uri.getHost().replaceAll("^\\[|]$", ""));
            } catch (ForbiddenTargetException forbidden) {
                throw Problem.invalid("url", "invalid.webhook-address");
            } catch (UnknownHostException unknown) {
                throw Problem.invalid("url", "invalid.webhook-host");
            }
        }
    }

    private void requirePort(URI uri) {
        int port = uri.getPort() == -1 ? HTTPS : uri.getPort();
        if (!ports.isEmpty() && !ports.contains(port)) {
            throw Problem.invalid("url", "invalid.webhook-port");
        }
    }

    private URI parse(String url) {
        try {
            URI uri = new URI(url);
            boolean allowedScheme = "https".equalsIgnoreCase(uri.getScheme())
                    || privateTargets && "http".equalsIgnoreCase(uri.getScheme());
            if (allowedScheme
                    && url.length() <= WebhookRequest.MAX_URL_LENGTH
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

    /** @throws ForbiddenTargetException if one of the host's addresses may not be called */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        for (InetAddress address : addresses) {
            if (!privateTargets && !mayBeCalled(address)) {
                throw new ForbiddenTargetException(host);
            }
        }
        return addresses;
    }

    private boolean mayBeCalled(InetAddress address) {
        return (publicAddresses.matches(address) || isOf(allowed, address)) && !isOf(denied, address);
    }

    private static boolean isOf(InetAddressMatcher networks, InetAddress address) {
        return networks.matches(address) || networks.matches(PublicAddressMatcher.reachedBy(address));
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    /** The host resolves to an address that may not be called. */
    static final class ForbiddenTargetException extends UnknownHostException {

        ForbiddenTargetException(String host) {
            super(host);
        }
    }
}
