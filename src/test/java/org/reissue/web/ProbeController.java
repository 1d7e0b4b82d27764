package org.reissue.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.reissue.lifecycle.Rule;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Evidence;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Quantity;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls made for the tests of this module only: they answer with what they understood. */
@Hidden
@RestController
public class ProbeController {

    public static final String SECRET = "whsec_probe";

    private final IdempotencyService idempotency;
    private final AtomicInteger worked = new AtomicInteger();

    ProbeController(IdempotencyService idempotency) {
        this.idempotency = idempotency;
    }

    /** Outside the API, and on no list of open paths. */
    @GetMapping("/probe/unlisted")
    String unlisted() {
        return "open";
    }

    enum Colour {
        RED,
        GREEN
    }

    record Inner(
            @NotNull @Quantity Integer quantity,
            @NotNull @Fen Long amountFen) {}

    record Body(
            @NotNull @Identifier String id,
            @Text String comment,
            @Evidence List<String> evidence,
            Colour colour,
            Boolean flag,
            Instant at,
            Duration by,
            @Min(3) Integer atLeast,
            @NotEmpty @Size(max = 3) List<@NotNull @Valid Inner> items) {

        Body {
            comment = Texts.trimmed(comment);
            evidence = Texts.orEmpty(evidence);
        }
    }

    record Primitive(int number, boolean flag) {}

    record Parameters(Integer number, Colour colour, Boolean flag, Instant at, String text, List<Colour> colours) {}

    record Made(String id, int worked, String secret) {}

    @GetMapping({
        "/api/v1/buyer/probe/caller",
        "/api/v1/merchant/probe/caller",
        "/api/v1/ops/probe/caller",
        "/api/v1/system/probe/caller"
    })
    Caller caller(Caller caller) {
        return caller;
    }

    @PostMapping({"/api/v1/buyer/probe/calls/{id}", "/api/v1/system/probe/calls/{id}"})
    ApiRequest call(ApiRequest call, @PathVariable String id) {
        return call;
    }

    @PostMapping("/api/v1/buyer/probe/bodies")
    Body body(@Valid @RequestBody Body body) {
        return body;
    }

    @PostMapping("/api/v1/buyer/probe/primitives")
    Primitive primitive(@RequestBody Primitive body) {
        return body;
    }

    @PostMapping("/api/v1/buyer/probe/optional")
    ResponseEntity<Inner> optional(@Valid @RequestBody(required = false) Inner body) {
        return ResponseEntity.ok(body);
    }

    @PostMapping(path = "/api/v1/ops/probe/csv", consumes = "text/csv")
    int csv(@RequestBody String csv) {
        return csv.length();
    }

    @GetMapping("/api/v1/buyer/probe/broken-off")
    void brokenOff(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.getOutputStream().write("id\n1\n".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        throw new IllegalStateException("behind the first byte");
    }

    @GetMapping("/api/v1/buyer/probe/parameters")
    Parameters parameters(
            @RequestParam(required = false) Integer number,
            @RequestParam(required = false) Colour colour,
            @RequestParam(required = false) Boolean flag,
            @RequestParam(required = false) Instant at,
            @RequestParam(required = false) @Identifier String text,
            @RequestParam(required = false) List<Colour> colours) {
        return new Parameters(number, colour, flag, at, text, colours);
    }

    @GetMapping("/api/v1/buyer/probe/required")
    String required(@RequestParam String cursor) {
        return cursor;
    }

    @GetMapping("/api/v1/buyer/probe/numbers/{number}")
    long number(@PathVariable long number) {
        return number;
    }

    @PutMapping("/api/v1/buyer/probe/versions/{version}")
    void version(ApiRequest call, @PathVariable long version) {
        call.requireVersion(version);
    }

    @PostMapping("/api/v1/ops/probe/once")
    ResponseEntity<Made> once(ApiRequest call, @RequestBody Inner body) {
        return idempotency
                .once(
                        call,
                        body,
                        Made.class,
                        () -> new Made("W-1", worked.incrementAndGet(), SECRET),
                        made -> new Made(made.id(), made.worked(), null))
                .toResponse(ResponseEntity.status(HttpStatus.CREATED));
    }

    @GetMapping("/api/v1/buyer/probe/database-cut")
    void databaseCut() {
        throw new CannotCreateTransactionException(
                "probe", new SQLTransientConnectionException("No connection", "08001", new EOFException()));
    }

    @GetMapping("/api/v1/buyer/probe/overloaded")
    void overloaded() {
        throw Problem.unavailable(new RejectedExecutionException("too many at once"));
    }

    @GetMapping("/api/v1/buyer/probe/locked")
    void locked() {
        throw new CannotAcquireLockException("held by somebody else");
    }

    @GetMapping("/api/v1/buyer/probe/broken")
    void broken() {
        throw new IllegalStateException("secret detail");
    }

    @GetMapping("/api/v1/buyer/probe/ineligible")
    void ineligible() {
        throw Problem.notEligible(
                List.of(Violation.of(Rule.R4, "WINDOW_CLOSED"), Violation.of(Rule.R5, "QUANTITY_EXCEEDED")));
    }

    @GetMapping("/api/v1/merchant/probe/tracking")
    void tracking() {
        throw Problem.invalidTrackingNumber("ALREADY_USED", false, List.of());
    }
}
