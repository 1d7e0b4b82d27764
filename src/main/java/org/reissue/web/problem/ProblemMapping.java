package org.reissue.web.problem;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.reissue.jdbc.Causes;
import org.reissue.jdbc.DatabaseUnavailable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/** Maps exceptions and HTTP statuses to problems. */
public final class ProblemMapping {

    /** lock_not_available, deadlock_detected, serialization_failure. */
    private static final Set<String> BUSY_STATES = Set.of("55P03", "40P01", "40001");

    private ProblemMapping() {}

    /** The problem of an exception; {@code internal-error} for failures of the service itself. */
    public static Problem of(Throwable exception) {
        if (exception instanceof Problem problem) {
            return problem;
        }
        if (exception instanceof HttpMessageNotReadableException unreadable) {
            return Causes.of(unreadable)
                    .filter(Problem.class::isInstance)
                    .map(Problem.class::cast)
                    .findFirst()
                    .orElseGet(() -> unreadable.getCause() instanceof JacksonException cause
                            ? UnreadableBodyErrors.of(cause)
                            : Problem.invalid("body", unreadable.getCause() == null ? "invalid.body" : "invalid.json"));
        }
        return invalidInput(exception)
                .or(() -> unavailable(exception))
                .or(() -> busy(exception))
                .or(() -> byStatus(exception))
                .orElseGet(() -> Problem.internalError(exception));
    }

    /**
     * Whether an exception means that the caller has closed the connection. A broken connection to the database or the
     * order service looks the same, but is another problem, and the caller is still connected.
     */
    public static boolean isCallerGone(Throwable exception, Problem problem) {
        return problem.type().status() != HttpStatus.SERVICE_UNAVAILABLE.value()
                && DisconnectedClientHelper.isClientDisconnectedException(exception);
    }

    /**
     * Whether an exception means that Tomcat could not take the body apart. Tomcat takes no other answer then, and
     * forwards the call to the page of errors.
     */
    public static boolean isBodyBroken(Throwable exception) {
        return Causes.of(exception).anyMatch(BadRequestException.class::isInstance);
    }

    /**
     * Does work that opens a transaction, for callers who handle problems alone.
     *
     * @throws Problem {@code busy} in place of the exception when a lock or a deadlock kept the work from being done
     */
    public static <T> T orBusy(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            Problem problem = of(failure);
            throw problem.type() == ProblemType.BUSY ? problem : failure;
        }
    }

    /** The problem of one JSON value among others that cannot be read as the required type. */
    public static Problem ofUnreadable(JacksonException unreadable) {
        return UnreadableBodyErrors.of(unreadable);
    }

    /** The problem of a mere status, as Tomcat reports it. */
    public static Problem of(int status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status && type != ProblemType.INVALID_REQUEST)
                .findFirst()
                .map(Problem::new)
                .orElseGet(() -> status >= 400 && status < 500
                        ? Problem.invalid("request", "invalid.request")
                        : new Problem(ProblemType.INTERNAL_ERROR));
    }

    private static Optional<Problem> invalidInput(Throwable exception) {
        if (exception instanceof BindException binding) { // a body's constraints, or parameters bound to an object
            return Optional.of(ConstraintErrors.of(binding));
        }
        if (exception instanceof HandlerMethodValidationException validation && !validation.isForReturnValue()) {
            return Optional.of(ConstraintErrors.of(validation));
        }
        if (exception instanceof ConstraintViolationException violation) {
            return Optional.of(ConstraintErrors.of(violation));
        }
        if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(ConstraintErrors.of(mismatch));
        }
        if (exception instanceof TypeMismatchException mismatch && mismatch.getPropertyName() != null) {
            return Optional.of(Problem.invalid(mismatch.getPropertyName(), "invalid.value"));
        }
        if (exception instanceof MissingServletRequestParameterException missing) {
            return Optional.of(Problem.invalid(missing.getParameterName(), "invalid.required"));
        }
        if (exception instanceof MissingRequestHeaderException missing) {
            return Optional.of(Problem.invalid(missing.getHeaderName(), "invalid.required"));
        }
        if (exception instanceof InvalidParameterException) { // Tomcat could not parse the parameters
            return Optional.of(Problem.invalid("query", "invalid.query"));
        }
        // the second is what remains of the first once the rest of the body could not be read either
        if (exception instanceof BadRequestException || exception instanceof CloseNowException) {
            return Optional.of(Problem.invalid("body", "invalid.request"));
        }
        if (exception instanceof RequestRejectedException) {
            return Optional.of(Problem.invalid("header", "invalid.header"));
        }
        return Optional.empty();
    }

    /** The database is away for the moment, as during a failover: nothing is wrong with the call. */
    private static Optional<Problem> unavailable(Throwable exception) {
        return Causes.of(exception).anyMatch(DatabaseUnavailable::isShownBy)
                ? Optional.of(Problem.unavailable(exception))
                : Optional.empty();
    }

    private static Optional<Problem> busy(Throwable exception) {
        boolean busy = Causes.of(exception)
                .anyMatch(cause -> cause instanceof ConcurrencyFailureException
                        || cause instanceof OptimisticLockException
                        || cause instanceof PessimisticLockException
                        || cause instanceof LockTimeoutException
                        || cause instanceof SQLException sql
                                && BUSY_STATES.contains(String.valueOf(sql.getSQLState())));
        return busy ? Optional.of(new Problem(ProblemType.BUSY)) : Optional.empty();
    }

    private static Optional<Problem> byStatus(Throwable exception) {
        if (exception instanceof ErrorResponse response) {
            return Optional.of(of(response.getStatusCode().value()));
        }
        return Optional.empty();
    }
}
