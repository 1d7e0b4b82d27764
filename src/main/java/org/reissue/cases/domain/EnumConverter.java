package org.reissue.cases.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Reason;
import org.springframework.core.GenericTypeResolver;

/** Maps the enums of a case by name; a name that only a newer instance knows is read as null. */
abstract class EnumConverter<E extends Enum<E>> implements AttributeConverter<E, String> {

    @SuppressWarnings("unchecked") // E is an enum
    private final Class<E> type = (Class<E>) GenericTypeResolver.resolveTypeArgument(getClass(), EnumConverter.class);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : constant.name();
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String name) {
        return StoredEnum.read(type, name);
    }

    @Converter(autoApply = true)
    static class OfCaseStatus extends EnumConverter<CaseStatus> {}

    @Converter(autoApply = true)
    static class OfReason extends EnumConverter<Reason> {}

    @Converter(autoApply = true)
    static class OfRejectionCode extends EnumConverter<RejectionCode> {}

    @Converter(autoApply = true)
    static class OfDecision extends EnumConverter<Decision> {}

    @Converter(autoApply = true)
    static class OfBlame extends EnumConverter<Blame> {}
}
