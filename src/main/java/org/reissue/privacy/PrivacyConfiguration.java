package org.reissue.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Makes the cipher of the keyset that the settings name, or else of a {@link KeysetSource}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyProperties.class)
class PrivacyConfiguration {

    private static final String HIDDEN = "****";

    @Bean
    ColumnCipher columnCipher(PrivacyProperties properties, ObjectProvider<KeysetSource> source) {
        if (StringUtils.hasText(properties.keyset())) {
            return cipher(PrivacyProperties.KEYSET, HIDDEN, properties.keyset());
        }
        if (properties.keysetLocation() != null) {
            String location = properties.keysetLocation().getDescription();
            try {
                String keyset = properties.keysetLocation().getContentAsString(StandardCharsets.UTF_8);
                return cipher(PrivacyProperties.KEYSET_LOCATION, location, keyset);
            } catch (IOException e) {
                throw new InvalidConfigurationPropertyValueException(
                        PrivacyProperties.KEYSET_LOCATION, location, "The file cannot be read.");
            }
        }
        return cipher(PrivacyProperties.KEYSET, HIDDEN, source.getObject().keyset());
    }

    /** The cause is left out: it may quote the keyset. */
    private static ColumnCipher cipher(String property, String shown, String keyset) {
        try {
            return new ColumnCipher(Keysets.parse(keyset));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new InvalidConfigurationPropertyValueException(
                    property, shown, "It is no Tink keyset with keys for AEAD.");
        }
    }
}
