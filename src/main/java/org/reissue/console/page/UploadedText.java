package org.reissue.console.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;

/** The text of files that people send: in UTF-8, or in the charset in which Chinese spreadsheets save CSV. */
final class UploadedText {

    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UploadedText() {}

    /**
     * The text of a file.
     *
     * @param field the field of the form, which a refusal names
     * @throws Problem {@code invalid-request} when the file is not a text, such as a workbook
     */
    static String of(String field, byte[] file) {
        for (Charset charset : CHARSETS) {
            try {
                String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                if (Texts.storable(text)) {
                    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
                }
            } catch (CharacterCodingException other) {
                continue; // it may be the next one
            }
        }
        throw Problem.invalid(field, "invalid.text-file");
    }
}
