package org.reissue.logistics;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.logistics.carriers.Carrier;

/**
 * A parcel that a merchant names, before its number is judged. Its row is locked, unless no parcel could have such a
 * number.
 *
 * @param trackingNumber the normalised number as the merchant wrote it, with leading zeros
 * @param firstScanAt the earliest scan, or null
 * @param carrier the carrier, or null when there is none with that code
 * @param carriers all carriers; read when first asked for, once for all parcels that were locked together
 */
public record UnverifiedParcel(
        ParcelNumber number,
        String trackingNumber,
        @Nullable Instant firstScanAt,
        @Nullable Carrier carrier,
        Supplier<Collection<Carrier>> carriers) {}
