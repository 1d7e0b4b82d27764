package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Merchants ship many replacements from pasted lines or a file, which are judged and shown before anything is done. */
@ReissueTest
class ShipmentPageTest {

    private static final String PATH = "/console/shipments";
    private static final String CHECK = "form[action$=check]";

    private final Story first;
    private final Story second;
    private final Browser clerk;
    private final Browsers browsers;

    @Autowired
    ShipmentPageTest(Api api, TestClock clock, Browsers browsers) {
        this.browsers = browsers;
        this.first = Story.of(api, clock);
        this.second = Story.of(api, clock, first.shopId);
        this.clerk = browsers.merchant("clerk", first.shopId);
    }

    @BeforeEach
    void approved() {
        for (Story story : new Story[] {first, second}) {
            story.apply("OTHER").expect(201);
            story.approve().expect(200);
        }
    }

    @Test
    void lines_are_judged_before_anything_is_done_and_shipped_once_confirmed() {
        Page judged = check(line(first) + "\n" + second.id() + ",SF,12\n");

        assertThat(judged.one(".preview h2").text()).isEqualTo("1 can be shipped, 1 cannot");
        assertThat(judged.texts(".preview tbody tr:first-child td"))
                .startsWith("1", first.id())
                .endsWith("Can be shipped");
        assertThat(judged.one(".preview tr.bad td.amount").text()).isEqualTo("2");
        assertThat(first.read().text("status")).isEqualTo("AWAITING_SHIPMENT");

        Page shipped = clerk.press(judged, "#ship button");

        assertThat(shipped.expect(200).one(".preview h2").text()).isEqualTo("1 shipped, 1 not");
        assertThat(first.read().text("status")).isEqualTo("SHIPPED");
        assertThat(second.read().text("status")).isEqualTo("AWAITING_SHIPMENT");

        Page again = clerk.press(judged, "#ship button");
        assertThat(again.one(".preview h2").text()).isEqualTo("1 shipped, 1 not");
    }

    @Test
    void errors_are_downloaded_as_a_file_whose_cells_no_spreadsheet_evaluates() {
        Page judged = check("=HYPERLINK(1),SF,12\n" + line(first));

        Page file = clerk.submit(judged, "form.errors").expect(200);

        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).contains("attachment", "shipment-errors.csv");
        assertThat(file.source().lines().toList().get(0)).isEqualTo("\uFEFFid,carrier,trackingNumber,line,error");
        assertThat(file.source().lines().toList().get(1)).startsWith("'=HYPERLINK(1),SF,12,1,");
        assertThat(file.source().lines()).hasSize(2);
    }

    @Test
    void a_sheet_may_be_pasted_as_it_is_with_other_columns_and_tabs() {
        Page judged = check(
                "id\ttitle\tcarrier\ttrackingNumber\n" + first.id() + "\tLamp, \"blue\"\tSF\t" + Story.freshNumber());

        assertThat(judged.one(".preview h2").text()).isEqualTo("1 can be shipped, 0 cannot");
        assertThat(judged.one(".preview td.amount").text()).isEqualTo("2");
    }

    @Test
    void a_sheet_may_be_uploaded_as_chinese_spreadsheets_save_it() {
        String sheet = "id,title,carrier,trackingNumber\n" + first.id() + ",三只装灯泡,SF," + Story.freshNumber();

        Page judged = upload(sheet.getBytes(Charset.forName("GB18030")));

        assertThat(judged.one(".preview h2").text()).isEqualTo("1 can be shipped, 0 cannot");
        assertThat(judged.one("#lines").wholeText()).isEqualTo(sheet);
        assertThat(first.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(clerk.press(judged, "#ship button").one(".preview h2").text())
                .isEqualTo("1 shipped, 0 not");
        assertThat(first.read().text("status")).isEqualTo("SHIPPED");
    }

    @Test
    void a_file_that_is_no_text_or_too_large_is_refused() {
        Page workbook = upload(new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xFF}).expect(400);
        assertThat(workbook.one("#file-fault").text())
                .isEqualTo("The file is no text: save the sheet as CSV and choose that");

        Page tooLarge = upload(new byte[(1 << 20) + 1]).expect(413);
        assertThat(tooLarge.one("main").text()).contains("A form or file may have at most 1 MB.");
    }

    @Test
    void a_form_with_files_needs_the_secret_of_every_form_and_is_refused_when_it_is_none() {
        Page form = clerk.get(PATH);
        String html = form.source().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "name=\"_csrf\" value=\"guessed\"");
        Page forged = new Page(200, PATH, form.headers(), html);

        assertThat(clerk.upload(forged, CHECK, "file", line(first).getBytes()).status())
                .isEqualTo(403);
        assertThat(clerk.send("POST", PATH + "/check", "multipart/form-data", "no parts")
                        .status())
                .isEqualTo(400);
        assertThat(clerk.send("POST", PATH + "/check", "multipart/form-data; boundary=x", "--x\r\nno")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_number_that_looks_unlikely_is_shipped_once_it_is_confirmed() {
        Page judged = check(first.id() + ",ZTO," + Story.freshNumber());

        Page shipped = clerk.press(judged, "#ship button", "confirmed", "1");

        assertThat(judged.one(".preview h2").text()).isEqualTo("0 can be shipped, 1 cannot");
        assertThat(shipped.one(".preview h2").text()).isEqualTo("1 shipped, 0 not");
    }

    @Test
    void carriers_are_listed_and_written_by_name_or_code() {
        assertThat(clerk.get(PATH).texts(".codes li")).contains("SF SF Express", "ZTO ZTO Express");

        for (String carrier : List.of("zto", "zto express", "中通快递", "中通")) {
            assertThat(check(first.id() + "," + carrier + "," + Story.freshNumber())
                            .texts(".preview td.long"))
                    .as("%s", carrier)
                    .contains("ZTO");
        }
        Page judged =
                check(first.id() + ",sf," + Story.freshNumber() + "\n" + second.id() + ",快递," + Story.freshNumber());
        assertThat(judged.one(".preview h2").text()).isEqualTo("1 can be shipped, 1 cannot");
        assertThat(judged.one(".preview tr.bad").text()).contains("快递");
        clerk.press(judged, "#ship button").expect(200);
        assertThat(first.read().text("shipment.carrier")).isEqualTo("SF");
    }

    @Test
    void a_number_that_looks_like_anothers_names_that_carrier() {
        assertThat(check(first.id() + ",ZTO," + Story.freshNumber())
                        .one(".fault")
                        .text())
                .contains("Likely: SF Express");
        assertThat(check(first.id() + ",ZTO," + Story.freshNumber(), "zh-CN")
                        .one(".fault")
                        .text())
                .contains("可能是：顺丰速运");
    }

    @Test
    void a_confirmed_line_is_the_one_that_was_shown_whatever_blank_lines_precede_it() {
        String lines = first.id() + ",ZTO," + Story.freshNumber() + "\n" + second.id() + ",ZTO," + Story.freshNumber();
        Page judged = check("\n\n" + lines);
        assertThat(judged.texts(".preview td.amount")).containsExactly("1", "2");

        // browsers drop the first line break of the hidden text area
        clerk.press(judged, "#ship button", "lines", "\n" + lines, "confirmed", "2")
                .expect(200);

        assertThat(first.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(second.read().text("status")).isEqualTo("SHIPPED");
    }

    @Test
    void what_is_no_list_is_refused_with_the_input_kept_and_never_written_raw() {
        String hostile = "trackingNumber\n</textarea><script>alert(1)</script>";

        Page refused = check(hostile).expect(400);

        assertThat(refused.one(".problem").text()).contains("must begin with a header");
        assertThat(refused.one("#lines").wholeText()).isEqualTo(hostile);
        assertThat(check("").expect(400).one(".problem").text()).contains("is required");
        Page judged = check("<img src=x onerror=alert(1)>,<b>,\"<i>\"").expect(200);
        assertThat(judged.one(".preview tr.bad").text()).contains("<img src=x onerror=alert(1)>");
        assertThat(judged.has("main img")).isFalse();
    }

    @Test
    void lines_that_are_no_csv_are_refused_with_the_number_of_the_pasted_line() {
        String lines = line(first) + "\n" + second.id() + ",SF,\"1\"2";

        assertThat(check(lines).expect(400).one("#lines-fault").text()).contains("line 2");
        assertThat(check("id,carrier,trackingNumber\n" + lines)
                        .expect(400)
                        .one("#lines-fault")
                        .text())
                .contains("line 3");
    }

    @Test
    void it_is_for_merchants_only() {
        assertThat(browsers.ops("OP-1").get(PATH).status()).isEqualTo(403);
        assertThat(browsers.ops("OP-1").post(PATH, Map.of()).status()).isEqualTo(403);
    }

    private Page upload(byte[] file) {
        return clerk.upload(clerk.get(PATH).expect(200), CHECK, "file", file);
    }

    private Page check(String lines) {
        return clerk.submit(clerk.get(PATH).expect(200), CHECK, "lines", lines);
    }

    private Page check(String lines, String language) {
        clerk.reading(language);
        return check(lines);
    }

    private static String line(Story story) {
        return story.id() + ",SF," + Story.freshNumber();
    }
}
