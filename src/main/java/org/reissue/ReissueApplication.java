package org.reissue;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The reissue (补寄) service: see {@code docs/} and the module packages beside this class. */
@SpringBootApplication
@EnableScheduling
public class ReissueApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ReissueApplication.class);
        application.addListeners(new RequiredProperties());
        application.run(args);
    }
}
