package org.reissue;

import org.reissue.privacy.KeysetCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The reissue (补寄) service; {@code docs/architecture.md} is the page to read first. */
@SpringBootApplication
public class ReissueApplication {

    /** Starts the service; {@code keyset} as the first argument calls {@link KeysetCommand} instead. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(KeysetCommand.NAME)) {
            String command = args.length > 1 ? args[1] : "";
            System.exit(KeysetCommand.run(command, System.in, System.out, System.err));
        }
        SpringApplication application = new SpringApplication(ReissueApplication.class);
        application.addListeners(new RequiredPropertiesCheck());
        application.run(args);
    }
}
