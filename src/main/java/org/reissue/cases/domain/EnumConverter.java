package org.reissue.cases.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Reason;

/** Maps the enums of a case by name; a name that only a newer instance knows is read as null. */
abstract class EnumConverter<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Class<E> type;

    EnumConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : constant.name();
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String name) {
        return StoredEnum.read(type, name);
    }

    @Converter(autoApply = true)
    static class OfCaseStatus extends EnumConverter<CaseStatus> {
        OfCaseStatus() {
            super(CaseStatus.class);
        }
    }

    @Converter(autoApply = true)
    static class OfReason extends EnumConverter<Reason> {
        OfReason() {
            super(Reason.class);
        }
    }

    @Converter(autoApply = true)
    static class OfRejectionCode extends EnumConverter<RejectionCode> {
        OfRejectionCode() {
            super(RejectionCode.class);
        }
    }

    @Converter(autoApply = true)
    static class OfDecision extends EnumConverter<Decision> {
        OfDecision() {
            super(Decision.class);
        }
    }

    @Converter(autoApply = true)
    static class OfBlame extends EnumConverter<Blame> {
        OfBlame() {
            super(Blame.class);
        }
    }
}
