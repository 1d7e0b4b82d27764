package org.reissue.logistics.signals;

import java.util.List;

/**
 * One page of shops.
 *
 * @param items the shops
 * @param nextCursor the cursor of the next page; null at the end
 */
public record SignalListResponse(List<TrackingSignal> items, String nextCursor) {}
