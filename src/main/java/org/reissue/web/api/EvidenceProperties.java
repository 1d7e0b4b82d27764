package org.reissue.web.api;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hosts that links to evidence may name.
 *
 * @param hosts the hosts that links may lead to, with all hosts below them; empty for any host
 */
@ConfigurationProperties("reissue.evidence")
record EvidenceProperties(@DefaultValue List<String> hosts) {

    private static final Pattern HOST = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");

    EvidenceProperties {
        if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw new IllegalArgumentException(
                    "reissue.evidence.hosts must be names such as img.example, without scheme, port and path: "
                            + hosts);
        }
    }

    boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.isEmpty()
                || hosts.stream()
                        .map(allowed -> allowed.toLowerCase(Locale.ROOT))
                        .anyMatch(allowed -> name.equals(allowed) || name.endsWith("." + allowed));
    }
}
