package org.reissue.logistics.carriers;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All carriers: the built-in ones, and those that ops added or put in place of a built-in one. */
@NamedInterface("carriers")
@Service
public class CarrierService {

    private final BuiltInCarriers builtIn;
    private final CarrierRepository repository;
    private final AuditService audit;
    private final JsonMapper json;

    CarrierService(BuiltInCarriers builtIn, CarrierRepository repository, AuditService audit, JsonMapper json) {
        this.builtIn = builtIn;
        this.repository = repository;
        this.audit = audit;
        this.json = json;
    }

    /** All carriers: the built-in ones in their order, then the added ones by code. One read. */
    public Collection<Carrier> findAll() {
        Map<String, Carrier> all = new LinkedHashMap<>();
        builtIn.findAll().forEach(carrier -> all.put(carrier.code(), carrier));
        repository.findAllBy().stream()
                .map(stored -> stored.toCarrier(json))
                .sorted(Comparator.comparing(Carrier::code))
                .forEach(carrier -> all.put(carrier.code(), carrier));
        return all.values();
    }

    public Optional<Carrier> findByCode(String code) {
        return repository
                .findCarrierByCode(code)
                .map(stored -> stored.toCarrier(json))
                .or(() -> builtIn.findByCode(code));
    }

    /**
     * The carriers among those given of which the number may be, the likeliest first: those with a format that the
     * number fits, and those whose distinctive letters the number has.
     */
    public static List<Carrier> suggest(String number, Collection<Carrier> carriers) {
        String normalised = TrackingNumber.normalised(number);
        Comparator<Carrier> byLikelihood = Comparator.comparingInt(
                carrier -> carrier.likelihoodOf(normalised).orElse(0));
        return carriers.stream()
                .filter(carrier -> carrier.likelihoodOf(normalised).isPresent())
                .sorted(byLikelihood.reversed())
                .toList();
    }

    /**
     * Adds a carrier or replaces it as a whole, effective at once on every instance.
     *
     * @param actor who does so, for the audit log
     */
    @Transactional
    public Carrier save(String actor, Carrier carrier) {
        repository.lockForWriting();
        Carrier before = findByCode(carrier.code()).orElse(null);
        repository.save(StoredCarrier.of(carrier, json));
        audit.record(actor, AuditAction.CARRIER_SAVED, carrier.code(), before, carrier);
        return carrier;
    }
}
