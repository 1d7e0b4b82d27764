package org.reissue.feed.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of the public internet: all but those that IANA set aside for something else. */
final class PublicAddresses {

    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT, and where clouds keep services of their own
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and where clouds tell secrets
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: leads to an IPv4 address
            "3fff::/20"); // documentation

    /** All of IPv6 outside it is loopback, link-local, unique-local, mapped, multicast or not given out yet. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    /** Leads to the IPv4 address in its last four bytes. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress(); // an IPv4-mapped IPv6 address is an IPv4 one to Java
        if (bytes.length == 16 && NAT64.contains(bytes)) {
            return isPublic(Arrays.copyOfRange(bytes, 12, 16));
        }
        return isPublic(bytes) && (bytes.length == 4 || GLOBAL_IPV6.contains(bytes));
    }

    private static boolean isPublic(byte[] bytes) {
        return NOT_PUBLIC.stream().noneMatch(network -> network.contains(bytes));
    }

    private static List<Network> networks(String... networks) {
        return Stream.of(networks).map(Network::of).toList();
    }

    private record Network(byte[] prefix, int bits) {

        static Network of(String notation) {
            String[] parts = notation.split("/");
            try {
                return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(notation, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
