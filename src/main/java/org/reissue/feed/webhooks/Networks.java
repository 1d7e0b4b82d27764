package org.reissue.feed.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/** A list of networks, each an address or a range such as {@code 10.1.0.0/16} or {@code 2001:db8::/32}. */
final class Networks implements InetAddressMatcher {

    private final List<Network> networks;

    /** @throws IllegalArgumentException for a text that is not a network */
    Networks(List<String> networks) {
        this.networks = networks.stream().map(Network::of).toList();
    }

    @Override
    public boolean matches(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Spring Security compares bytes, whatever the family, so the family is compared here. */
    private record Network(InetAddressMatcher range, boolean ipv4) {

        static Network of(String text) {
            return new Network(InetAddressMatchers.fromIpAddress(text), !text.contains(":"));
        }

        boolean contains(InetAddress address) {
            return address instanceof Inet4Address == ipv4 && range.matches(address);
        }
    }
}
