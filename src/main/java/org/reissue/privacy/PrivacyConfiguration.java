package org.reissue.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/** Makes the cipher of the keyset that the settings name, or else of a {@link KeysetSource}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyProperties.class)
class PrivacyConfiguration {

    @Bean
    ColumnCipher columnCipher(PrivacyProperties properties, ObjectProvider<KeysetSource> source) {
        if (StringUtils.hasText(properties.keyset())) {
            return cipher("reissue.privacy.keyset", properties.keyset());
        }
        if (properties.keysetLocation() != null) {
            return cipher("reissue.privacy.keyset-location", read(properties.keysetLocation()));
        }
        return cipher("The keyset of local mode", source.getObject().keyset());
    }

    private static String read(Resource location) {
        try {
            return location.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeysetException("reissue.privacy.keyset-location cannot be read: " + location.getDescription());
        }
    }

    /** The cause is left out: it may quote the keyset. */
    private static ColumnCipher cipher(String origin, String keyset) {
        try {
            return new ColumnCipher(Keysets.parse(keyset));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new KeysetException(origin + " holds no Tink keyset with keys for AEAD");
        }
    }
}
