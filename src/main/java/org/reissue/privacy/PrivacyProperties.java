package org.reissue.privacy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The keyset that encrypts personal data. One of the two must be set outside local mode; {@code keyset} comes first.
 *
 * @param keyset a Tink keyset in JSON
 */
@ConfigurationProperties("reissue.privacy")
record PrivacyProperties(@Nullable String keyset, @Nullable Resource keysetLocation) {

    /** Hides the keys, as printed objects end up in logs. */
    @Override
    public String toString() {
        return "PrivacyProperties[****]";
    }
}
