package org.reissue.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.DatedResult;
import org.reissue.jdbc.ReadReplica;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Reads lists and counts on the replica, where there is one, and says in the header {@value #HEADER} how old they may
 * be. An answer without it was read on the primary, and is current.
 */
@Component
public class ReplicaReader {

    public static final String HEADER = "X-Data-As-Of";

    private static final String FIRST_READ = ReplicaReader.class.getName();

    private final @Nullable ReadReplica replica;

    ReplicaReader(ObjectProvider<ReadReplica> replica) {
        this.replica = replica.getIfAvailable();
    }

    /**
     * Reads for the call at hand. What a call reads piece by piece, as an export does, never gets older than its first
     * piece, for which the header speaks.
     *
     * @param reading only reads, and is done twice if the replica fails
     */
    public <T> T read(Supplier<T> reading) {
        if (replica == null
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call)) {
            return reading.get();
        }
        if (isToBeCurrent(call.getRequest())) {
            return reading.get();
        }
        if (call.getAttribute(FIRST_READ, RequestAttributes.SCOPE_REQUEST) instanceof Age first) {
            return first.asOf() == null
                    ? reading.get()
                    : replica.read(reading, first.asOf()).value();
        }
        DatedResult<T> result = replica.read(reading, null);
        call.setAttribute(FIRST_READ, new Age(result.asOf()), RequestAttributes.SCOPE_REQUEST);
        if (result.asOf() != null && call.getResponse() != null) {
            call.getResponse().setHeader(HEADER, result.asOf().toString());
        }
        return result.value();
    }

    /** HTTP's way to ask for a current answer, for a caller that must see a change of its own at once. */
    private static boolean isToBeCurrent(HttpServletRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-cache");
    }

    /** @param asOf null if the primary was read */
    private record Age(@Nullable Instant asOf) {}
}
