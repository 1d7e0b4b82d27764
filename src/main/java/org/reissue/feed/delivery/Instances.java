package org.reissue.feed.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instances live. Each keeps counting in its row; who sees another's count stand still for too long, by its own
 * clock, deletes that row, and with it the other's hold on what it drove.
 */
@Component
class Instances {

    private final JdbcClient jdbc;
    private final DeliveryProperties settings;
    private final Clock realTime;
    private final Map<UUID, Sighting> others = new HashMap<>();

    private UUID self;
    private volatile Instant shownAt = Instant.MIN;

    Instances(JdbcClient jdbc, DeliveryProperties settings, @Qualifier("realTime") Clock realTime) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.realTime = realTime;
    }

    /**
     * Shows that this instance lives.
     *
     * @return by which name; a new one when the others thought it dead
     */
    UUID show() {
        Instant now = realTime.instant();
        if (self == null || !count(self)) {
            self = UUID.randomUUID();
            jdbc.sql("insert into feed_instance (id, beat) values (?, 0)")
                    .param(self)
                    .update();
        }
        shownAt = now;
        return self;
    }

    /** Whether nobody can have taken this instance for dead yet. */
    boolean isSurelyAlive() {
        return realTime.instant().isBefore(shownAt.plus(settings.deadAfter()).minus(settings.beatInterval()));
    }

    /** Deletes those that have shown no life for too long. */
    void buryDead() {
        Instant now = realTime.instant();
        Map<UUID, Long> beats = new HashMap<>();
        jdbc.sql("select id, beat from feed_instance where id <> ?").param(self).query(row -> {
            beats.put(row.getObject(1, UUID.class), row.getLong(2));
        });
        others.keySet().retainAll(beats.keySet());
        beats.forEach((id, beat) -> {
            Sighting sighting = others.get(id);
            if (sighting == null || sighting.beat() != beat) {
                others.put(id, new Sighting(beat, now));
            } else if (sighting.at().plus(settings.deadAfter()).isBefore(now)) {
                jdbc.sql("delete from feed_instance where id = ? and beat = ?")
                        .params(id, beat)
                        .update();
            }
        });
    }

    /** Lets the others take over at once. */
    void leave() {
        if (self != null) {
            jdbc.sql("delete from feed_instance where id = ?").param(self).update();
            self = null;
        }
    }

    private boolean count(UUID id) {
        return jdbc.sql("update feed_instance set beat = beat + 1 where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    private record Sighting(long beat, Instant at) {}
}
