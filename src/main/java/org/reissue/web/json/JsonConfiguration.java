package org.reissue.web.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.reissue.jdbc.StoredEnum;
import org.reissue.web.api.Instants;
import org.reissue.web.api.Texts;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.CollectionType;

/** Configures Jackson to refuse every value that the contract refuses; see also {@link Instants}. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer strictReading() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
    }

    /** Spring Boot registers the module with the mapper. */
    @Bean
    JacksonModule strictValues() {
        return new StrictValues();
    }

    /** To the microsecond, as instants are kept. */
    private static Optional<Duration> parseDuration(String text) {
        try {
            return Optional.of(Duration.parse(text).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** The values that requests may hold. */
    static final class StrictValues extends SimpleModule {

        StrictValues() {
            addDeserializer(
                    String.class,
                    new TextDeserializer<>(
                            String.class, text -> Optional.of(text).filter(Texts::storable)));
            addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, Instants::parse));
            addDeserializer(Duration.class, new TextDeserializer<>(Duration.class, JsonConfiguration::parseDuration));
            setDeserializerModifier(new StrictDeserializers());
        }
    }

    /** Reads lists and enums in place of Jackson's own deserializers. */
    private static final class StrictDeserializers extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> usual) {
            return type.isTypeOrSubTypeOf(List.class) ? new BoundedListDeserializer(type) : usual;
        }

        /** Enums are read by their exact names; Jackson would also trim names and accept ordinals. */
        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> usual) {
            return byName(type.getRawClass().asSubclass(Enum.class));
        }

        private static <E extends Enum<?>> TextDeserializer<E> byName(Class<E> type) {
            return new TextDeserializer<>(type, text -> Optional.ofNullable(StoredEnum.read(type, text)));
        }
    }
}
