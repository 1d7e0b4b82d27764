package org.reissue.logistics.carriers;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.modulith.NamedInterface;

/**
 * A carrier as ops define it. It replaces an earlier definition as a whole.
 *
 * @param nameZh the Chinese name
 * @param nameEn the English name
 * @param formats how the carrier writes its numbers, at most 20 formats; none when no format is known
 * @param trackingUrl an https URL with {number} in place of the number, or null
 */
@NamedInterface("carriers")
public record CarrierRequest(
        @NotNull @Text @Schema(example = "顺丰速运") String nameZh,
        @NotNull @Text @Schema(example = "SF Express") String nameEn,
        @Size(max = 20) List<@NotNull @Valid NumberFormat> formats,

        @Text @Schema(example = "https://www.kuaidi100.com/chaxun?com=shunfeng&nu={number}") @Nullable
        String trackingUrl) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,31}");

    public CarrierRequest {
        nameZh = Texts.trimmed(nameZh);
        nameEn = Texts.trimmed(nameEn);
        formats = Texts.orEmpty(formats);
        trackingUrl = Texts.trimmed(trackingUrl);
    }

    /** Whether the text may be the code of a carrier. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /**
     * The carrier with that code.
     *
     * @throws Problem {@code invalid-request} when a pattern or the URL cannot be used
     */
    public Carrier toCarrier(String code) {
        Problem problem = new Problem(ProblemType.INVALID_REQUEST);
        for (int i = 0; i < formats.size(); i++) {
            if (!formats.get(i).isUsable()) {
                problem.andInvalid("formats[" + i + "].pattern", "invalid.number-pattern");
            }
        }
        if (trackingUrl != null && !isUsable(trackingUrl)) {
            problem.andInvalid("trackingUrl", "invalid.tracking-url", Carrier.NUMBER);
        }
        if (!problem.invalidFieldNames().isEmpty()) {
            throw problem;
        }
        return new Carrier(code, nameZh, nameEn, formats, trackingUrl);
    }

    private static boolean isUsable(String template) {
        try {
            URI example = new URI(template.replace(Carrier.NUMBER, "1"));
            return template.contains(Carrier.NUMBER)
                    && "https".equalsIgnoreCase(example.getScheme())
                    && example.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
