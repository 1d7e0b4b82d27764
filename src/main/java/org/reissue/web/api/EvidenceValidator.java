package org.reissue.web.api;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports each invalid URL by its index. */
class EvidenceValidator implements ConstraintValidator<Evidence, List<String>> {

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
            if (!isHttpsUrl(evidence.get(i))) {
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

    private static boolean isHttpsUrl(@Nullable String text) {
        if (text == null || text.length() > Evidence.MAX_LENGTH) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && !uri.getHost().isEmpty();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
