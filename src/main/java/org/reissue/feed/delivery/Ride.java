package org.reissue.feed.delivery;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.reissue.history.CaseEventReader;
import org.reissue.history.SafePosition;

/**
 * What every {@link SubscriptionWorker} works with.
 *
 * @param clock business time: how long a follower has been failing
 * @param realTime by which attempts are spaced
 * @param databaseShare how many of the followers may be at the database at once
 */
record Ride(
        CaseEventReader log,
        SafePosition safePosition,
        SubscriptionRepository subscriptions,
        Instances instances,
        DeliveryMetrics metrics,
        DeliveryProperties settings,
        Clock clock,
        Clock realTime,
        Semaphore databaseShare) {

    /** Works with the database, of which all followers together get but a few connections: commands come first. */
    <T> T atDatabase(Supplier<T> work) throws InterruptedException {
        databaseShare.acquire();
        try {
            return work.get();
        } finally {
            databaseShare.release();
        }
    }
}
