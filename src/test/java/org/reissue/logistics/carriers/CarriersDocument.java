package org.reissue.logistics.carriers;

import java.util.Locale;

/** Renders the built-in carriers as a Markdown table. */
final class CarriersDocument {

    private CarriersDocument() {}

    static String table() {
        StringBuilder table = new StringBuilder();
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
        return table.toString();
    }
}
