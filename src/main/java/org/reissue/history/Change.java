package org.reissue.history;

import java.util.List;

/**
 * What is done to one case, for {@link CaseEventRepository} to do it and tell of it in one statement.
 *
 * @param sql a statement that gives one row when the case is still what the change was decided on, else none
 * @param parameters what stands for its question marks
 */
public record Change(String sql, List<Object> parameters) {}
