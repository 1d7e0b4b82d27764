package org.reissue.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Makes and rotates keysets on the command line, without starting the service: {@code java -jar reissue.jar keyset
 * create}, and {@code add}, {@code promote} or {@code prune} with a keyset on standard input. Each prints a keyset.
 */
public final class KeysetCommand {

    /** The first argument that calls this command. */
    public static final String NAME = "keyset";

    private static final String USAGE = """
            usage: keyset create             a new keyset
                   keyset add     < keyset   the keyset with a new key that is not the primary one yet
                   keyset promote < keyset   the keyset with its newest key as the primary one
                   keyset prune   < keyset   the keyset with its primary key alone""";

    private KeysetCommand() {}

    /** @return the exit code: 0, or 1 when there is no such command or no keyset */
    public static int run(String command, InputStream in, PrintStream out, PrintStream err) {
        try {
            switch (command) {
                case "create" -> out.println(Keysets.create());
                case "add" -> out.println(Keysets.add(read(in)));
                case "promote" -> out.println(Keysets.promote(read(in)));
                case "prune" -> out.println(Keysets.prune(read(in)));
                default -> {
                    err.println(USAGE);
                    return 1;
                }
            }
            return 0;
        } catch (GeneralSecurityException | IOException e) {
            err.println("Standard input holds no keyset"); // its text may hold a key, so it is not repeated
            return 1;
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
