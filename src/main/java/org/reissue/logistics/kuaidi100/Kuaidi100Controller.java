package org.reissue.logistics.kuaidi100;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.reissue.logistics.carriers.CarrierService;
import org.reissue.logistics.scans.Scan;
import org.reissue.logistics.scans.ScanService;
import org.reissue.web.api.Texts;
import org.reissue.web.body.FormBody;
import org.reissue.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives pushes of Kuaidi100 (快递100). They carry a signature instead of a token. */
@RestController
@EnableConfigurationProperties(Kuaidi100Properties.class)
class Kuaidi100Controller {

    private static final Logger log = LoggerFactory.getLogger(Kuaidi100Controller.class);

    private final Kuaidi100Properties properties;
    private final CarrierService carriers;
    private final ScanService scans;
    private final JsonMapper json;

    Kuaidi100Controller(Kuaidi100Properties properties, CarrierService carriers, ScanService scans, JsonMapper json) {
        this.properties = properties;
        this.carriers = carriers;
        this.scans = scans;
        this.json = json;
    }

    /**
     * Records the scans of a subscription push. Exists only where {@code reissue.carrier-feeds.kuaidi100.salt} is set;
     * takes no token, as the salt signs the push. Repeating a push changes nothing.
     *
     * <p>The form has two fields: {@code param} is the push as the aggregator's JSON, {@code sign} the MD5 of that and
     * the salt in hexadecimal.
     *
     * @return the response that the aggregator expects
     */
    @PostMapping(path = "/carrier-feeds/kuaidi100", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Kuaidi100Response> push(HttpServletRequest request) throws IOException {
        if (!properties.isEnabled()) {
            throw Problem.notFound();
        }
        byte[] body = request.getInputStream().readAllBytes();
        FormBody form = FormBody.of(request.getQueryString(), request.getContentType(), body);
        String param = form.first("param");
        if (!Kuaidi100Push.isSigned(form.first("sign"), param, properties.salt())) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Kuaidi100Response.UNSIGNED);
        }
        Optional<JsonNode> read = read(param);
        if (read.isEmpty()) {
            return ResponseEntity.badRequest().body(Kuaidi100Response.UNREADABLE);
        }
        record(new Kuaidi100Push(read.get()));
        return ResponseEntity.ok(Kuaidi100Response.ACCEPTED);
    }

    /** A push that can never be understood is accepted, so that the aggregator does not repeat it. */
    private void record(Kuaidi100Push push) {
        Optional<String> carrier = carrier(push.company());
        if (carrier.isEmpty()) {
            log.warn("Ignoring a push of Kuaidi100: no carrier is configured for its company {}", push.company());
            return;
        }
        List<Scan> pushed = push.scans(carrier.get());
        if (!pushed.isEmpty()) {
            scans.record(pushed);
        }
    }

    private Optional<String> carrier(String company) {
        return Optional.ofNullable(properties.companies().get(company))
                .filter(code -> carriers.findByCode(code).isPresent());
    }

    private Optional<JsonNode> read(String param) {
        try {
            return Optional.of(json.readTree(param)).filter(JsonNode::isObject).filter(node -> Texts.storable(param));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
