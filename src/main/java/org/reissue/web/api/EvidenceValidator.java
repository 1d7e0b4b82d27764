package org.reissue.web.api;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports each invalid URL by its index. */
class EvidenceValidator implements ConstraintValidator<Evidence, List<String>> {

    private static final Pattern LITERAL_ADDRESS = Pattern.compile("\\[.*|[0-9.]+");
    private static final int MAX_PORT = 65_535;
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>(\\w[\\w-]*\\.)+[A-Za-z][A-Za-z0-9-]*)(:(?<port>[0-9]{1,5}))?");

    private final EvidenceProperties properties;

    EvidenceValidator(EvidenceProperties properties) {
        this.properties = properties;
    }

    @Override
    public boolean isValid(@Nullable List<String> evidence, ConstraintValidatorContext context) {
        if (evidence == null) {
            return true;
        }
        if (evidence.size() > Evidence.MAX_ENTRIES) {
            return false;
        }
        boolean valid = true;
        for (int i = 0; i < evidence.size(); i++) {
            if (!isAllowed(evidence.get(i))) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("{invalid.evidence-url}")
                        .addContainerElementNode(null, List.class, 0)
                        .inIterable()
                        .atIndex(i)
                        .addConstraintViolation();
                valid = false;
            }
        }
        return valid;
    }

    private boolean isAllowed(@Nullable String text) {
        if (text == null || text.length() > Evidence.MAX_LENGTH) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String host = host(uri);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && host != null
                    // a user name before the host misleads readers of the link, and so does an IP address as the host
                    && uri.getRawUserInfo() == null
                    && !LITERAL_ADDRESS.matcher(host).matches()
                    && properties.allows(host);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /**
     * The host; null without one and for a port that cannot be. Object stores have hosts with underscores, which
     * {@link URI#getHost()} does not take for any.
     */
    private static @Nullable String host(URI uri) {
        if (uri.getHost() != null || uri.getRawAuthority() == null) {
            return uri.getPort() <= MAX_PORT ? uri.getHost() : null;
        }
        Matcher authority = HOST_AND_PORT.matcher(uri.getRawAuthority());
        boolean possible = authority.matches()
                && (authority.group("port") == null || Integer.parseInt(authority.group("port")) <= MAX_PORT);
        return possible ? authority.group("host") : null;
    }
}
