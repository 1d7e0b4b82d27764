package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine, without a window. Playwright downloads none. It ends with the JVM. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static Chromium started;

    private final Browser browser;

    private Chromium(Path program) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }

    /** Starts it, once for all tests. Where there is none the test is skipped, but in CI it fails. */
    static synchronized Chromium started() {
        if (started == null) {
            started = start();
        }
        return started;
    }

    private static Chromium start() {
        Optional<Path> program = find();
        boolean ci = "true".equals(System.getenv("CI"));
        assertThat(program.isPresent() || !ci)
                .as("CI needs one of %s on the PATH", NAMES)
                .isTrue();
        assumeTrue(program.isPresent(), "The browser tests are skipped: none of " + NAMES + " is on the PATH");
        return new Chromium(program.orElseThrow());
    }

    private static Optional<Path> find() {
        List<Path> directories = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A user with a browser of their own, not signed in. */
    BrowserUser user(String address) {
        return new BrowserUser(
                browser.newContext(
                        new Browser.NewContextOptions().setBaseURL(address).setLocale("zh-CN")),
                address);
    }
}
