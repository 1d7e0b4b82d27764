package org.reissue.local;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Logs a warning when local mode begins to start, and the addresses to try when it has started. */
@Component
@Profile("local")
class StartupBanner {

    private static final Logger log = LoggerFactory.getLogger(StartupBanner.class);

    private final Environment environment;

    StartupBanner(Environment environment) {
        this.environment = environment;
    }

    @PostConstruct
    void warn() {
        log.warn("""

                ***********************************************************************
                *  LOCAL MODE: anyone who reaches this service can get tokens for any  *
                *  buyer, shop or staff member, and move its clock. Never expose it.   *
                ***********************************************************************""");
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void showAddresses() {
        String address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        log.info(
                """
                Ready. The console: {}/console
                Swagger UI: {}{}
                A token to try it with:
                curl -s {}/local/tokens -H 'Content-Type: application/json' -d '{"scope":"buyer","subject":"B-1"}'""",
                address,
                address,
                environment.getProperty("springdoc.swagger-ui.path", "/swagger-ui.html"),
                address);
    }
}
