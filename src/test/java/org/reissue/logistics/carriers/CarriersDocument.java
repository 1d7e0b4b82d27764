package org.reissue.logistics.carriers;

import java.util.Locale;

/** Renders the built-in carriers as a Markdown table. */
final class CarriersDocument {

    static final String BEGIN = "<!-- carriers: generated -->\n";
    static final String END = "<!-- end of carriers -->\n";

    private CarriersDocument() {}

    static String table() {
        StringBuilder table = new StringBuilder(BEGIN);
        table.append("| code | carrier | format | check digit | certainty | known from |\n");
        table.append("| --- | --- | --- | --- | --- | --- |\n");
        for (Carrier carrier : SampleNumbers.CARRIERS) {
            for (NumberFormat format : carrier.formats()) {
                table.append("| `%s` | %s %s | `%s` | %s | %s | %s |\n"
                        .formatted(
                                carrier.code(),
                                carrier.nameZh(),
                                carrier.nameEn(),
                                format.pattern(),
                                format.checkDigit() == null ? "" : "`" + format.checkDigit() + "`",
                                format.certainty().name().toLowerCase(Locale.ROOT),
                                format.source()));
            }
        }
        return table.append(END).toString();
    }

    /** The page with its table written anew. */
    static String renewed(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END) + END.length();
        return page.substring(0, begin) + table() + page.substring(end);
    }
}
