package org.reissue.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * The receiver of goods: personal data that is encrypted at rest (R20) and never appears in events or logs.
 *
 * @param name the receiver's name
 * @param phone the receiver's phone number
 * @param address the receiver's address
 */
public record Receiver(
        @NotNull @Text @Schema(example = "张三") String name,

        @NotNull @Text @Schema(example = "13800138000") String phone,

        @NotNull @Text @Schema(example = "上海市徐汇区漕河泾开发区 1 号") String address) {

    /** Shown in place of a receiver that cannot be decrypted: asterisks alone. */
    public static final Receiver UNREADABLE = new Receiver("****", "****", "****");

    private static final int MOBILE_LENGTH = 11;
    private static final int DISTRICT_LENGTH = 6;

    public Receiver {
        name = Texts.trimmed(name);
        phone = Texts.trimmed(phone);
        address = Texts.trimmed(address);
    }

    /** The receiver in masked form: 张*, 138****8000, 上海市徐汇区****. */
    public Receiver masked() {
        boolean mobile = length(phone) >= MOBILE_LENGTH;
        return new Receiver(
                masked(name, 1, 0),
                mobile ? masked(phone, 3, 4) : masked(phone, 0, 2),
                first(address, Math.min(DISTRICT_LENGTH, length(address) / 2)) + "****");
    }

    /** Hides all parts, as printed objects end up in logs. */
    @Override
    public String toString() {
        return "Receiver[****]";
    }

    private static String masked(String text, int shownFirst, int shownLast) {
        int hidden = Math.max(1, length(text) - shownFirst - shownLast);
        int shown = Math.min(shownFirst + shownLast, length(text) - hidden);
        int head = Math.min(shownFirst, shown);
        return first(text, head)
                + "*".repeat(hidden)
                + text.substring(first(text, head + hidden).length());
    }

    private static String first(String text, int count) {
        return text.substring(0, text.offsetByCodePoints(0, count));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
