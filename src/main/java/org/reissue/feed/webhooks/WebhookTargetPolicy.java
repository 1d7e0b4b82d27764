package org.reissue.feed.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.reissue.web.problem.Problem;

/**
 * Where webhooks may lead: to public addresses alone, so that nobody can have this service call what stands beside it.
 * It resolves names for the client that sends, so the address judged is the very address connected to.
 */
class WebhookTargetPolicy implements DnsResolver {

    private static final int LONGEST_URL = 500;

    private final boolean privateTargets;
    private final DnsResolver names;

    /**
     * @param privateTargets whether any address will do, and plain http
     * @param names how names are resolved
     */
    WebhookTargetPolicy(boolean privateTargets, DnsResolver names) {
        this.privateTargets = privateTargets;
        this.names = names;
    }

    /** @throws Problem {@code invalid-request} on {@code url} for what no webhook may lead to */
    void require(String url) {
        URI uri = parse(url);
        if (!privateTargets) {
            try {
                resolve(uri.getHost().replaceAll("^\\[|]$", ""));
            } catch (ForbiddenTarget forbidden) {
                throw Problem.invalid("url", "invalid.webhook-address");
            } catch (UnknownHostException unknown) {
                throw Problem.invalid("url", "invalid.webhook-host");
            }
        }
    }

    private URI parse(String url) {
        try {
            URI uri = new URI(url);
            boolean scheme = "https".equalsIgnoreCase(uri.getScheme())
                    || privateTargets && "http".equalsIgnoreCase(uri.getScheme());
            if (scheme
                    && url.length() <= LONGEST_URL
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

    /** @throws ForbiddenTarget when one of the addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!privateTargets && !PublicAddresses.contain(address)) {
                throw new ForbiddenTarget(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** The name leads to an address that is not public. */
    static final class ForbiddenTarget extends UnknownHostException {

        ForbiddenTarget(String host) {
            super(host);
        }
    }
}
