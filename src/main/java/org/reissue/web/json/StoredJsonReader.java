package org.reissue.web.json;

import java.util.ArrayList;
import java.util.List;
import org.reissue.web.json.JsonConfiguration.StrictValues;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that the service itself has written and stored. Every value is read as it was written, also a value that
 * callers may not send: it was judged when it came, and a replay must not judge it again.
 */
@Component
public class StoredJsonReader {

    /** Without the limits of requests. */
    private static final JsonFactory UNLIMITED = new JsonFactory();

    private final JsonMapper mapper;

    StoredJsonReader(JsonMapper strict) {
        List<JacksonModule> modules = new ArrayList<>();
        JsonMapper.Builder builder = strict.rebuild().withModules(modules::add);
        modules.removeIf(StrictValues.class::isInstance);
        this.mapper = builder.removeAllModules().addModules(modules).build();
    }

    /** The value of a stored JSON text. */
    public <T> T read(String stored, Class<T> type) {
        try (JsonParser parser = UNLIMITED.createParser(ObjectReadContext.empty(), stored)) {
            return mapper.readValue(parser, type);
        }
    }
}
