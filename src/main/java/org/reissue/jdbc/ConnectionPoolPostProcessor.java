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
            List<ConnectionCheck> all = new ArrayList<>(checks.orderedStream().toList());
            all.add(new FormerPrimaryCheck());
            CheckedDataSource.setUp(pool, all);
        }
        return bean;
    }
}
