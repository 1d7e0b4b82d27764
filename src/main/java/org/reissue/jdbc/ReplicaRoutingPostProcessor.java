package org.reissue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Puts the choice between primary and replica before the pool of the primary, so that Hibernate and JDBC alike take it.
 * Code that unwraps the data source, such as Flyway, health and metrics, sees the primary only.
 */
class ReplicaRoutingPostProcessor implements BeanPostProcessor {

    /** The name that Spring Boot gives the pool of the primary. */
    private static final String PRIMARY = "dataSource";

    private final ObjectProvider<ReplicaHeartbeat> replica;

    ReplicaRoutingPostProcessor(ObjectProvider<ReplicaHeartbeat> replica) {
        this.replica = replica;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource primary && name.equals(PRIMARY) ? new Routing(primary, replica) : bean;
    }

    private static final class Routing extends DelegatingDataSource {

        private final ObjectProvider<ReplicaHeartbeat> replica;

        Routing(DataSource primary, ObjectProvider<ReplicaHeartbeat> replica) {
            super(primary);
            this.replica = replica;
        }

        @Override
        public Connection getConnection() throws SQLException {
            ReplicaRead read = ReplicaRead.current();
            return read == null ? super.getConnection() : replica.getObject().connect(read);
        }
    }
}
