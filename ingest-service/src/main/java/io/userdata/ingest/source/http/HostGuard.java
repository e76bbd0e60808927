package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.config.SourceProperties;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a source's requests out to its configured hosts only, and to private addresses only where allowed. */
final class HostGuard {
    private static final int HIGHEST_PORT = 65_535;

    private HostGuard() {}

    static void check(SourceProperties source, URI target) throws FaultException {
        String host = target.getHost();
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null || target.getPort() > HIGHEST_PORT) {
            throw new FaultException(Fault.refused(
                    Code.HOST_NOT_ALLOWED, "The address leads to what is no name of a host, or no port."));
        }
        if (!(scheme.equals("http") || scheme.equals("https")) || !isAllowed(source, host)) {
            throw new FaultException(Fault.refused(
                    Code.HOST_NOT_ALLOWED,
                    "The address leads to the host " + host + ", which is not among allowed-hosts."));
        }
        try {
            if (!source.allowPrivateAddresses() && AddressGuard.isPrivate(host)) {
                throw new FaultException(Fault.refused(
                        Code.PRIVATE_ADDRESS,
                        "The host " + host + " has a private address; allow-private-addresses would allow it."));
            }
        } catch (UnknownHostException e) {
            throw new FaultException(Fault.waiting(Code.UNREACHABLE, "There is no host " + host + "."));
        }
    }

    /** Whether two addresses are the same server's, which may see the same credentials. */
    static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getAuthority().equalsIgnoreCase(other.getAuthority());
    }

    private static boolean isAllowed(SourceProperties source, String host) {
        return Stream.concat(
                        Stream.of(source.baseUrl(), source.auth().tokenUrl()).flatMap(HostGuard::host),
                        source.allowedHosts().stream())
                .anyMatch(host::equalsIgnoreCase);
    }

    private static Stream<String> host(@Nullable URI url) {
        return url == null ? Stream.empty() : Stream.of(url.getHost());
    }
}
