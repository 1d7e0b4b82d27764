package org.reissue.logistics.scans;

import java.time.Duration;
import java.util.List;
import org.reissue.logistics.ParcelsScannedEvent;
import org.reissue.logistics.ParcelsScannedEvent.Scanned;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what carriers say of parcels: the port that every carrier feed ends at. Scans may come in any order, more
 * than once, and before anybody has shipped the parcel.
 */
@Component
public class ScanService {

    private static final RetryPolicy PATIENCE = RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class)
            .maxRetries(3)
            .delay(Duration.ofMillis(50))
            .build();

    private final ScanRepository table;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final RetryTemplate retries = new RetryTemplate(PATIENCE);

    ScanService(ScanRepository table, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.table = table;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Records the scans and announces what is new among them, in one transaction. A carrier cannot know what it has to
     * wait for here, so a wait that was given up is taken up again.
     */
    public ScanResponse take(List<Scan> scans) {
        List<Scanned> added = retries.invoke(() -> transaction.execute(status -> record(scans)));
        return new ScanResponse(scans.size(), added.size());
    }

    private List<Scanned> record(List<Scan> scans) {
        List<Scanned> added = table.add(scans);
        List<Scanned> ofShipments =
                added.stream().filter(scan -> scan.caseId() != null).toList();
        if (!ofShipments.isEmpty()) {
            events.publishEvent(new ParcelsScannedEvent(ofShipments));
        }
        return added;
    }
}
