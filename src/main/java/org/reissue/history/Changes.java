package org.reissue.history;

import java.util.Map;

/**
 * What is done to many cases at once, for {@link CaseEventRepository} to do it and tell of it in one statement.
 *
 * @param sql an update over the rows of {@code event}, which are the events as the log will hold them, except for what
 *     the case's own row says of its subject; it returns {@code shop_id, buyer_id, order_id, item_id, reason} from
 *     there, and {@code event.*}
 * @param beside what the rows say beside that, by column: a value for each event
 */
public record Changes(String sql, Map<String, Boolean[]> beside) {}
