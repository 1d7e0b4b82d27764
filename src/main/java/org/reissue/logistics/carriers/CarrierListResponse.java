package org.reissue.logistics.carriers;

import java.util.List;

/**
 * Carriers.
 *
 * @param items the carriers
 * @param nextCursor always null: all carriers fit on one page
 */
public record CarrierListResponse(List<Carrier> items, String nextCursor) {}
