package io.userdata.ingest.source.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Knows the addresses that are not the public Internet's (RFC 6890). */
final class AddressGuard {
    private AddressGuard() {}

    /** Whether any address of the host is private; looks the name up. */
    static boolean isPrivate(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(AddressGuard::isPrivate);
    }

    static boolean isPrivate(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address
                        ? isPrivate6(address.getAddress())
                        : isPrivate4(address.getAddress()));
    }

    private static boolean isPrivate4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && address[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    /** Unique local addresses (fc00::/7), and IPv4 in the disguise of NAT64 (64:ff9b::/96) or of 6to4 (2002::/16). */
    private static boolean isPrivate6(byte[] address) {
        int first = (address[0] & 0xff) << 8 | (address[1] & 0xff);
        return (first & 0xfe00) == 0xfc00 || first == 0x0064 || first == 0x2002 || (first & 0xffc0) == 0xfec0;
    }
}
