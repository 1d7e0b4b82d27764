package org.reissue.web.api;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hosts that links to evidence may name.
 *
 * @param hosts the hosts that links may lead to, with all hosts below them; empty for any host
 */
@ConfigurationProperties("reissue.evidence")
record EvidenceProperties(@DefaultValue List<String> hosts) {

    boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.isEmpty()
                || hosts.stream()
                        .map(allowed -> allowed.toLowerCase(Locale.ROOT))
                        .anyMatch(allowed -> name.equals(allowed) || name.endsWith("." + allowed));
    }
}
