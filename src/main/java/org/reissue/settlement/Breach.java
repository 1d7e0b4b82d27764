package org.reissue.settlement;

import java.time.Instant;
import java.util.UUID;

/** A shop let a shipment become overdue (R12). */
public record Breach(UUID caseId, String shopId, Instant at) {}
