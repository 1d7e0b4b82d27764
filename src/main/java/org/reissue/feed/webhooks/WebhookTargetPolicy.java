package org.reissue.feed.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
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

    /**
     * Judges a URL. Its host is looked up, which may take seconds, so this must not be called in a transaction.
     *
     * @return {@code invalid-request} on {@code url} if no webhook may call it; null if one may
     */
    @Nullable
    Problem judge(String url) {
        URI uri = parse(url);
        if (uri == null) {
            return Problem.invalid("url", "invalid.webhook-url");
        }
        if (privateTargets) {
            return null;
        }
        int port = uri.getPort() == -1 ? HTTPS : uri.getPort();
        if (!ports.isEmpty() && !ports.contains(port)) {
            return Problem.invalid("url", "invalid.webhook-port");
        }
        try {
            resolve(uri.getHost().replaceAll("^\\[|]$", ""));
            return null;
        } catch (ForbiddenTargetException forbidden) {
            return Problem.invalid("url", "invalid.webhook-address");
        } catch (UnknownHostException unknown) {
            return Problem.invalid("url", "invalid.webhook-host");
        }
    }

    /** The URI; null if no webhook may call one like it, wherever it leads. */
    private @Nullable URI parse(String url) {
        try {
            URI uri = new URI(url);
            boolean allowedScheme = "https".equalsIgnoreCase(uri.getScheme())
                    || privateTargets && "http".equalsIgnoreCase(uri.getScheme());
            boolean callable = allowedScheme
                    && url.length() <= WebhookRequest.MAX_URL_LENGTH
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && uri.getPort() <= 65_535
                    && uri.getPort() != 0;
            return callable ? uri : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
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
