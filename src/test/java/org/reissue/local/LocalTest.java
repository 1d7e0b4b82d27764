package org.reissue.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.reissue.testing.Api;
import org.reissue.testing.TestDatabase;
import org.reissue.testing.Tokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test of the application in local mode, on a database named by its settings. All such tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "local"})
@Import(LocalTest.Access.class)
@ContextConfiguration(initializers = LocalTest.Database.class)
@interface LocalTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Access {

        /** Local mode refuses the tokens that this API signs itself: use {@code bearer} or {@code anonymous}. */
        @Bean
        @Lazy // until the port is known
        Api localApi(@Value("${local.server.port}") int port) {
            return Api.at(URI.create("http://localhost:" + port), new Tokens());
        }
    }

    /** A database of its own, since the tables of local mode must not appear in the shared database. */
    final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestDatabase.createDatabase("local_mode").properties())
                    .and("reissue.privacy.keyset=") // local mode makes its own
                    .applyTo(context);
        }
    }
}
