package org.reissue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Makes the pool check each connection it makes, and leave a lost primary. Adds nothing to a call. */
@Component
class ConnectionPoolPostProcessor implements BeanPostProcessor {

    private final ObjectProvider<ConnectionCheck> checks;

    ConnectionPoolPostProcessor(ObjectProvider<ConnectionCheck> checks) {
        this.checks = checks;
    }

    /** The settings of the pool have been read, and it is not started yet. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            LoginTimeout timeout = LoginTimeout.of(pool.getDataSourceProperties());
            List<ConnectionCheck> all = new ArrayList<>();
            all.add(timeout);
            checks.orderedStream().forEach(all::add);
            all.add(new FormerPrimary());
            pool.setDataSource(new CheckedDataSource(driver(pool, timeout), all));
            pool.setExceptionOverride(new PrimaryLost(pool));
        }
        return bean;
    }

    private static DataSource driver(HikariDataSource pool, LoginTimeout timeout) {
        return new DriverDataSource(
                pool.getJdbcUrl(),
                pool.getDriverClassName(),
                timeout.properties(),
                pool.getUsername(),
                pool.getPassword());
    }
}
