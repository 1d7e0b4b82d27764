package org.reissue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Makes the pool of the primary check each connection it makes, and leave a lost primary. Adds nothing to a call. */
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
            List<ConnectionCheck> all = new ArrayList<>(checks.orderedStream().toList());
            all.add(0, timeout);
            all.add(new FormerPrimaryCheck());
            pool.setDataSource(new CheckedDataSource(timeout.driver(pool), all));
            pool.setExceptionOverride(new ServerLost(pool));
        }
        return bean;
    }
}
