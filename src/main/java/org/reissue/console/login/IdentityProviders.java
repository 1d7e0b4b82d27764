package org.reissue.console.login;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.jdbc.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/**
 * The identity providers at which people sign in to the console. One with an {@code issuer-uri} has to tell its
 * addresses first. Spring Boot asks for them while it starts; here they are asked for in the background, so that a
 * provider that is away neither keeps an instance from starting nor a call waiting.
 */
@Component
@ConditionalOnConsole
@ConditionalOnOAuth2ClientRegistrationProperties
class IdentityProviders implements ClientRegistrationRepository {

    private static final Logger log = LoggerFactory.getLogger(IdentityProviders.class);

    private final OAuth2ClientProperties properties;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
    private final Set<String> warnedOf = new HashSet<>();

    IdentityProviders(OAuth2ClientProperties properties) {
        this.properties = properties;
        properties.getRegistration().forEach((id, registration) -> {
            if (!tellsItsAddresses(id, registration)) {
                known.put(id, registration(id, registration));
            }
        });
    }

    /** Asks the providers whose addresses are not known yet. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT10S")
    void discover() {
        properties.getRegistration().forEach((id, registration) -> {
            if (!known.containsKey(id)) {
                discover(id, registration);
            }
        });
    }

    private void discover(String id, Registration registration) {
        try {
            known.put(id, registration(id, registration));
        } catch (RuntimeException away) {
            if (warnedOf.add(id)) {
                log.warn("Nobody can sign in by {} until it tells its addresses: {}", id, Causes.describe(away));
            }
        }
    }

    /** Null for a provider that is not configured, or has not told its addresses yet. */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return known.get(id);
    }

    /** All that are configured, whether or not they can be reached. */
    List<Choice> choices() {
        return properties.getRegistration().entrySet().stream()
                .map(one -> new Choice(
                        one.getKey(),
                        one.getValue().getClientName() == null
                                ? one.getKey()
                                : one.getValue().getClientName()))
                .toList();
    }

    private boolean tellsItsAddresses(String id, Registration registration) {
        String named = registration.getProvider() == null ? id : registration.getProvider();
        OAuth2ClientProperties.Provider provider = properties.getProvider().get(named);
        return provider != null && provider.getIssuerUri() != null;
    }

    private ClientRegistration registration(String id, Registration registration) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration().put(id, registration);
        one.getProvider().putAll(properties.getProvider());
        return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id);
    }

    /**
     * A way to sign in.
     *
     * @param registrationId the name of the registration in the settings
     * @param clientName what people call it
     */
    record Choice(String registrationId, String clientName) {}
}
