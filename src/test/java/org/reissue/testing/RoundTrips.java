package org.reissue.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Records what is sent to the database, whether by JPA or by JDBC: every statement, commit and rollback is a round
 * trip. A transaction's beginning is none, as the driver sends it along with the first statement. Tests may have some
 * of them fail.
 */
public final class RoundTrips implements BeanPostProcessor {

    private static final Pattern TABLE =
            Pattern.compile("(insert into|update|delete from|from|join) (?!unnest)(\\w+)", Pattern.CASE_INSENSITIVE);

    /** The SQL state of a wait for a lock that was too long. */
    public static final String LOCKED = "55P03";

    /** The SQL state of a lost connection. */
    public static final String CONNECTION_LOST = "08006";

    private final ThreadLocal<Boolean> recorded = ThreadLocal.withInitial(() -> false);
    private volatile List<String> trips = List.of();
    private volatile Failure failure;

    RoundTrips() {}

    /**
     * The round trips of some work, done by this thread or by the threads that serve its HTTP calls, in words such as
     * {@code lock reissue_case} and {@code commit}. Background jobs are not recorded.
     */
    public List<String> of(Runnable work) {
        List<String> these = new CopyOnWriteArrayList<>();
        trips = these;
        recorded.set(true);
        try {
            work.run();
            return List.copyOf(these);
        } finally {
            recorded.remove();
            trips = List.of();
        }
    }

    /**
     * Does work while round trips in some words fail, of this thread and of those that serve its HTTP calls.
     *
     * @param state the SQL state, such as {@link #LOCKED}
     * @param spared how many succeed before
     */
    public <T> T failing(String trip, String state, int spared, Supplier<T> work) {
        failure = new Failure(trip, state, new AtomicInteger(spared));
        try {
            recorded.set(true);
            return work.get();
        } finally {
            recorded.remove();
            failure = null;
        }
    }

    /** A filter: the thread that serves a call is recorded. */
    void record(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        recorded.set(true);
        try {
            chain.doFilter(request, response);
        } finally {
            recorded.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new RecordedDataSource(source) : bean;
    }

    private void add(String trip) throws SQLException {
        Failure failing = failure;
        if (recorded.get() && failing != null && failing.trip.equals(trip) && failing.spared.getAndDecrement() <= 0) {
            throw new SQLException(trip + " fails, as the test wants it", failing.state);
        }
        List<String> recording = trips;
        if (recorded.get() && recording instanceof CopyOnWriteArrayList) {
            recording.add(trip);
        }
    }

    private static String inWords(String sql) {
        Matcher table = TABLE.matcher(sql);
        if (!table.find()) {
            return sql;
        }
        String verb = table.group(1).toLowerCase(Locale.ROOT).split(" ")[0];
        boolean reads = verb.equals("from") || verb.equals("join");
        boolean locks = sql.contains("for update") || sql.contains("for no key update");
        return (reads ? locks ? "lock" : "read" : verb) + " " + table.group(2);
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(RoundTrips.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private record Failure(String trip, String state, AtomicInteger spared) {}

    private final class RecordedDataSource extends DelegatingDataSource {

        RecordedDataSource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return recorded(super.getConnection());
        }

        private Connection recorded(Connection connection) {
            // nothing is sent to end a transaction in which nothing was sent
            boolean[] begun = {false};
            return proxy(Connection.class, (self, method, arguments) -> {
                Object result = invoke(connection, method, arguments);
                switch (method.getName()) {
                    case "prepareStatement" -> {
                        String words = inWords((String) arguments[0]);
                        return recorded((PreparedStatement) result, words, begun);
                    }
                    case "commit", "rollback" -> {
                        if (begun[0]) {
                            add(method.getName());
                        }
                        begun[0] = false;
                    }
                    default -> {}
                }
                return result;
            });
        }

        private PreparedStatement recorded(PreparedStatement statement, String words, boolean[] begun) {
            return proxy(PreparedStatement.class, (self, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    add(words);
                    begun[0] = true;
                }
                return invoke(statement, method, arguments);
            });
        }
    }
}
