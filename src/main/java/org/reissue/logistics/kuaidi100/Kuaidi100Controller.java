package org.reissue.logistics.kuaidi100;

import java.util.List;
import java.util.Optional;
import org.reissue.logistics.carriers.CarrierService;
import org.reissue.logistics.scans.Scan;
import org.reissue.logistics.scans.ScanService;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where Kuaidi100 (快递100) pushes the routes of the parcels subscribed to. Its signature is all that lets it in. */
@RestController
class Kuaidi100Controller {

    private static final Logger log = LoggerFactory.getLogger(Kuaidi100Controller.class);

    private final Kuaidi100Properties settings;
    private final CarrierService carriers;
    private final ScanService scans;
    private final JsonMapper json;

    Kuaidi100Controller(Kuaidi100Properties settings, CarrierService carriers, ScanService scans, JsonMapper json) {
        this.settings = settings;
        this.carriers = carriers;
        this.scans = scans;
        this.json = json;
    }

    /**
     * Takes a subscription push. It is there only where {@code reissue.carrier-feeds.kuaidi100.salt} is set, and takes
     * no token: the signature must be that of the salt. Taking the same route again changes nothing.
     *
     * @param param the route as the aggregator's JSON
     * @param sign MD5 of param and salt, in hexadecimal
     * @return what the aggregator expects to be told
     */
    @PostMapping(path = "/carrier-feeds/kuaidi100", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Kuaidi100Response> push(
            @RequestParam(defaultValue = "") String param, @RequestParam(defaultValue = "") String sign) {
        if (!settings.isOn()) {
            throw Problem.notFound();
        }
        if (!Kuaidi100Signature.isRight(sign, param, settings.salt())) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Kuaidi100Response.UNSIGNED);
        }
        Optional<JsonNode> read = read(param);
        if (read.isEmpty()) {
            return ResponseEntity.badRequest().body(Kuaidi100Response.UNREADABLE);
        }
        take(new Kuaidi100Push(read.get()));
        return ResponseEntity.ok(Kuaidi100Response.TAKEN);
    }

    /** What can never be understood is not asked for again. */
    private void take(Kuaidi100Push push) {
        Optional<String> carrier = carrier(push.company());
        if (carrier.isEmpty()) {
            log.warn("A push of Kuaidi100 is left out: its company {} is no carrier known here", push.company());
            return;
        }
        List<Scan> pushed = push.scans(carrier.get());
        if (!pushed.isEmpty()) {
            scans.take(pushed);
        }
    }

    private Optional<String> carrier(String company) {
        return Optional.ofNullable(settings.companies().get(company))
                .filter(code -> carriers.find(code).isPresent());
    }

    private Optional<JsonNode> read(String param) {
        try {
            return Optional.of(json.readTree(param)).filter(JsonNode::isObject).filter(node -> Texts.storable(param));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
