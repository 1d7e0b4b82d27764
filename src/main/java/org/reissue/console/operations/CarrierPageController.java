package org.reissue.console.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.logistics.carriers.Carrier;
import org.reissue.logistics.carriers.CarrierRequest;
import org.reissue.logistics.carriers.CarrierService;
import org.reissue.web.api.Texts;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the carriers (R13): lists, names and adds them. Formats of numbers are changed by the API only. */
@ConsoleController(CarrierPageController.PATH)
class CarrierPageController {

    static final String PATH = OperationsPageController.PATH + "/carriers";

    private final CarrierService carriers;
    private final IdempotencyService idempotency;
    private final FormValidator validator;
    private final ProblemTexts texts;

    CarrierPageController(
            CarrierService carriers, IdempotencyService idempotency, FormValidator validator, ProblemTexts texts) {
        this.carriers = carriers;
        this.idempotency = idempotency;
        this.validator = validator;
        this.texts = texts;
    }

    /** The list, and with {@code code} the form for that carrier, which need not exist yet. */
    @GetMapping
    String show(Model model, @RequestParam(required = false) @Nullable String code) {
        List<Carrier> all = List.copyOf(carriers.findAll());
        model.addAttribute("carriers", all);
        String written = Texts.trimmed(code);
        model.addAttribute("written", written);
        if (written != null && CarrierRequest.isCode(written)) {
            model.addAttribute("asked", written);
            model.addAttribute(
                    "edited",
                    all.stream()
                            .filter(carrier -> carrier.code().equals(written))
                            .findFirst()
                            .orElse(null));
        } else if (written != null) {
            texts.show(invalidCode(), model);
        }
        return "console/carriers";
    }

    @PostMapping
    String save(Submission form, Model model) {
        try {
            Carrier carrier = carrier(form);
            idempotency.once(form.call(), carrier, Carrier.class, () -> carriers.save(form.actor(), carrier));
            return form.done(Done.of("CARRIER_SAVED"), PATH);
        } catch (Problem problem) {
            texts.show(problem, model);
            model.addAttribute("input", form);
            return show(model, form.text("code"));
        }
    }

    private static Problem invalidCode() {
        return Problem.invalid("carrierCode", "invalid.carrier-code");
    }

    private Carrier carrier(Submission form) {
        String code = form.text("code");
        if (code == null || !CarrierRequest.isCode(code)) {
            throw invalidCode();
        }
        return validator
                .valid(new CarrierRequest(
                        form.text("nameZh"),
                        form.text("nameEn"),
                        carriers.findByCode(code).map(Carrier::formats).orElse(List.of()),
                        form.text("trackingUrl")))
                .toCarrier(code);
    }
}
