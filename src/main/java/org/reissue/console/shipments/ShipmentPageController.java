package org.reissue.console.shipments;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.reissue.console.page.CarrierChoices;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.web.api.ProducesCsv;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Ships many replacements from pasted lines or a file: each is judged and shown first, then all are shipped. */
@ConsoleController(ShipmentPageController.PATH)
class ShipmentPageController {

    static final String PATH = "/console/shipments";

    private final PastedShipmentService shipments;
    private final CarrierChoices carriers;
    private final ProblemTexts texts;

    ShipmentPageController(PastedShipmentService shipments, CarrierChoices carriers, ProblemTexts texts) {
        this.shipments = shipments;
        this.carriers = carriers;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("carriers", carriers.list());
        return "console/shipments";
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping({"/check", "/errors"})
    String back() {
        return "redirect:" + PATH;
    }

    @PostMapping("/check")
    String check(Submission form, Model model) {
        model.addAttribute("pasted", form.area("lines"));
        try {
            PastedLines pasted = PastedLines.of(form);
            model.addAttribute("pasted", pasted.text());
            put(model, "judged", shipments.judge(form, pasted));
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        return show(model);
    }

    @PostMapping
    String ship(Submission form, Model model) {
        String page = show(model); // reads before anything is shipped: nothing may fail after that
        try {
            put(model, "shipped", shipments.ship(form));
        } catch (Problem problem) {
            model.addAttribute("pasted", form.area("lines"));
            texts.show(problem, model);
        }
        return page;
    }

    /** The lines with errors, as a file. */
    @PostMapping(path = "/errors", produces = MediaType.ALL_VALUE)
    @ProducesCsv
    void errors(Submission form, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ErrorFile.copy(form.area("errors"), file); // before the response begins, as the file may be refused
        CsvAnswer.begin(response, "shipment-errors.csv");
        file.writeTo(response.getOutputStream());
    }

    private static void put(Model model, String name, Judgement judgement) {
        model.addAttribute(name, judgement);
        model.addAttribute("result", judgement);
        model.addAttribute("errors", ErrorFile.of(judgement));
    }
}
