package org.reissue.logistics.scans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reissue.logistics.ParcelsScannedEvent;
import org.reissue.logistics.ParcelsScannedEvent.Scanned;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records carrier scans: the port that every carrier feed calls. Scans may come in any order, more than once, and
 * before a merchant has shipped the parcel.
 */
@Service
public class ScanService {

    private static final RetryPolicy RETRIES = RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class)
            .maxRetries(3)
            .delay(Duration.ofMillis(50))
            .build();

    private final ScanRepository repository;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RetryTemplate retry = new RetryTemplate(RETRIES);

    ScanService(
            ScanRepository repository, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Records the scans and publishes the new ones, in one transaction. Retries after a lock timeout or a deadlock,
     * which a carrier could not handle.
     */
    public ScanResponse record(List<Scan> scans) {
        Instant arrivedAt = clock.instant();
        List<Scanned> added = retry.invoke(() -> transaction.execute(status -> insert(scans, arrivedAt)));
        return new ScanResponse(scans.size(), added.size());
    }

    private List<Scanned> insert(List<Scan> scans, Instant arrivedAt) {
        List<Scanned> added = repository.insert(scans);
        List<Scanned> ofShipments =
                added.stream().filter(scan -> scan.caseId() != null).toList();
        if (!ofShipments.isEmpty()) {
            events.publishEvent(new ParcelsScannedEvent(ofShipments, arrivedAt));
        }
        return added;
    }
}
