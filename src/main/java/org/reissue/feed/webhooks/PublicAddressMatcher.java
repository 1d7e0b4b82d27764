package org.reissue.feed.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Matches the addresses of the public internet. Spring Security knows loopback, link-local and private networks; the
 * lists add the others that IANA set aside. A list serves one family of addresses only: Spring Security compares bytes,
 * whatever the family.
 */
final class PublicAddressMatcher implements InetAddressMatcher {

    private static final InetAddressMatcher PUBLIC_IPV4 = InetAddressMatchers.matchExternal()
            .excludeAddresses(List.of(
                    "0.0.0.0/8", // this network
                    "100.64.0.0/10", // carrier-grade NAT, and services within clouds
                    "168.63.129.16/32", // a public address by which Azure tells machines about themselves
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4")) // reserved, broadcast
            .build();

    private static final InetAddressMatcher PUBLIC_IPV6 = InetAddressMatchers.matchExternal()
            .includeAddresses(List.of("2000::/3")) // the only part given out so far
            .excludeAddresses(List.of(
                    "2001::/23", // protocol assignments, including Teredo
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4, which leads to an IPv4 address
                    "3fff::/20")) // documentation
            .build();

    /** Leads to the IPv4 address in the last four bytes. */
    private static final InetAddressMatcher NAT64 = InetAddressMatchers.fromIpAddress("64:ff9b::/96");

    @Override
    public boolean matches(InetAddress address) {
        InetAddress reached = reachedBy(address);
        return (reached instanceof Inet4Address ? PUBLIC_IPV4 : PUBLIC_IPV6).matches(reached);
    }

    /** The address that a call leads to: another one only if it is translated on the way (NAT64). */
    static InetAddress reachedBy(InetAddress address) {
        // Java makes IPv4 addresses of those mapped into IPv6
        return address instanceof Inet6Address && NAT64.matches(address) ? translated(address) : address;
    }

    private static InetAddress translated(InetAddress nat64) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(nat64.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }
}
