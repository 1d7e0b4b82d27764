package org.reissue.logistics.carriers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The carriers that the service ships with, read from {@code carriers.json}. */
@Component
class BuiltInCarriers {

    private static final String FILE = "carriers.json";

    private static final TypeReference<List<Carrier>> CARRIERS = new TypeReference<>() {};

    private final Map<String, Carrier> byCode = new LinkedHashMap<>();

    BuiltInCarriers(JsonMapper json) {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            json.readValue(file, CARRIERS).forEach(carrier -> byCode.put(carrier.code(), carrier));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + FILE, unreadable);
        }
    }

    List<Carrier> findAll() {
        return List.copyOf(byCode.values());
    }

    Optional<Carrier> findByCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
