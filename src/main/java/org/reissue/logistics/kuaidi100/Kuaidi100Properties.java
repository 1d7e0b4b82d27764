package org.reissue.logistics.kuaidi100;

import java.util.Map;
import org.reissue.logistics.carriers.CarrierRequest;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the carrier feed of the aggregator Kuaidi100 (快递100).
 *
 * @param salt the secret of the subscriptions, which signs their pushes; without it the feed is off
 * @param companies carrier codes by the aggregator's company codes; without a carrier's code a company's pushes are
 *     ignored
 */
@ConfigurationProperties("reissue.carrier-feeds.kuaidi100")
record Kuaidi100Properties(String salt, Map<String, String> companies) {

    private static final int MIN_SALT_LENGTH = 16;

    Kuaidi100Properties {
        salt = salt == null ? "" : salt.trim();
        companies = companies == null ? Map.of() : Map.copyOf(companies);
        if (!salt.isEmpty() && salt.length() < MIN_SALT_LENGTH) {
            throw new IllegalArgumentException("reissue.carrier-feeds.kuaidi100.salt must have at least "
                    + MIN_SALT_LENGTH + " characters: it is the only protection against invented scans");
        }
        companies.forEach((company, carrier) -> {
            if (!carrier.isEmpty() && !CarrierRequest.isCode(carrier)) {
                throw new IllegalArgumentException(
                        "reissue.carrier-feeds.kuaidi100.companies.%s is no carrier's code: %s"
                                .formatted(company, carrier));
            }
        });
    }

    boolean isEnabled() {
        return !salt.isEmpty();
    }
}
