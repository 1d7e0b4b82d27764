package org.reissue.logistics.kuaidi100;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The feed of the aggregator Kuaidi100 (快递100).
 *
 * @param salt the secret given with each subscription, which signs its pushes; without one the feed is off
 * @param companies the carrier's code for each of the aggregator's company codes
 */
@ConfigurationProperties("reissue.carrier-feeds.kuaidi100")
record Kuaidi100Properties(String salt, Map<String, String> companies) {

    private static final int SHORTEST_SALT = 16;

    Kuaidi100Properties {
        salt = salt == null ? "" : salt.trim();
        companies = companies == null ? Map.of() : Map.copyOf(companies);
        if (!salt.isEmpty() && salt.length() < SHORTEST_SALT) {
            throw new IllegalArgumentException("reissue.carrier-feeds.kuaidi100.salt must have at least "
                    + SHORTEST_SALT + " characters: nothing else keeps strangers from inventing scans");
        }
    }

    boolean isOn() {
        return !salt.isEmpty();
    }
}
