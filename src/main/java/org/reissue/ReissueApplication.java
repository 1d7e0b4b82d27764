package org.reissue;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The reissue (补寄) service; {@code docs/architecture.md} is the page to read first. */
@SpringBootApplication
@EnableScheduling
public class ReissueApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ReissueApplication.class);
        application.addListeners(new LocalModeIssuerCheck(), new RequiredProperties());
        application.run(args);
    }
}
