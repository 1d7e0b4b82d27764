package org.reissue.feed.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** A name service that has addresses of its own for {@code shop.example}, and counts how often it is asked. */
final class ShopNames implements DnsResolver {

    private String[] addresses;
    private int asked;

    ShopNames(String... addresses) {
        this.addresses = addresses;
    }

    void moveTo(String address) {
        addresses = new String[] {address};
    }

    int asked() {
        return asked;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        asked++;
        if (!host.equals("shop.example")) {
            return SystemDefaultDnsResolver.INSTANCE.resolve(host);
        }
        InetAddress[] resolved = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            resolved[i] = InetAddress.getByName(addresses[i]);
        }
        return resolved;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
