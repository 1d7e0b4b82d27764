package org.reissue.console.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.ConsoleProperties;
import org.reissue.console.session.SessionRepository.StoredSession;
import org.reissue.web.api.Caller;
import org.reissue.web.api.SteadyTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Sessions of the console, in the database, so that they outlive a restart and every instance knows them. A session is
 * named by a random token, of which only the hash is stored. As sessions never change, each instance remembers those it
 * has read for half a minute: a page usually costs no statement for its session, and a sign-out at one instance is
 * known to all others half a minute later. Sessions end by real time.
 */
@Service
@ConditionalOnConsole
public class SessionService {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MAX_REMEMBERED = 10_000;

    private final SessionRepository sessions;
    private final Clock realTime;
    private final Duration lifetime;
    private final Cache<String, StoredSession> remembered;

    SessionService(SessionRepository sessions, @Qualifier("realTime") Clock realTime, ConsoleProperties properties) {
        this.sessions = sessions;
        this.realTime = realTime;
        this.lifetime = properties.session();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(new SteadyTime(realTime))
                .build();
    }

    /**
     * Opens a session.
     *
     * @return its token, for the cookie
     */
    public String open(Caller caller) {
        String token = SecretToken.create();
        Instant now = realTime.instant();
        sessions.insert(SecretToken.hash(token), caller, now, now.plus(lifetime));
        return token;
    }

    /** The user of a session that this instance remembers; empty when only the database can tell. */
    public Optional<ConsoleUser> findRemembered(String token) {
        return user(remembered.getIfPresent(token));
    }

    /** Finds the user of the session with the token; empty when there is no such session, or it has ended. */
    public Optional<ConsoleUser> find(String token) {
        // loads under a lock on the token, so that a session closed meanwhile is not remembered again
        StoredSession known = remembered.get(
                token, unknown -> sessions.find(SecretToken.hash(unknown)).orElse(null));
        return user(known);
    }

    private Optional<ConsoleUser> user(@Nullable StoredSession known) {
        return Optional.ofNullable(known)
                .filter(session -> session.expiresAt().isAfter(realTime.instant()))
                .map(StoredSession::user);
    }

    /** Ends the session with the token, if there is one. */
    public void close(String token) {
        sessions.delete(SecretToken.hash(token));
        remembered.invalidate(token);
    }
}
