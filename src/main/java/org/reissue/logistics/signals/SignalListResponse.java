package org.reissue.logistics.signals;

import java.util.List;

/**
 * Some of the shops.
 *
 * @param items the shops
 * @param nextCursor where the next page goes on; null at the end
 */
public record SignalListResponse(List<TrackingSignal> items, String nextCursor) {}
