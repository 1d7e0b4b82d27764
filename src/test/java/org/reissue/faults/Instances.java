package org.reissue.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.reissue.lifecycle.Policy;
import org.reissue.privacy.Keysets;
import org.reissue.testing.Tokens;

/** The instances of the service in one test, which share a database, a keyset and an issuer of tokens. */
final class Instances implements AutoCloseable {

    /** So short that silence has consequences all the time. */
    static final Policy POLICY = new Policy(
            Duration.ofDays(15),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofHours(48),
            300,
            null,
            Duration.ofHours(12));

    private static final Map<String, String> SHORT_DEADLINES = Map.of(
            "reissue.policy.merchant-response", POLICY.merchantResponse().toString(),
            "reissue.policy.shipment", POLICY.shipment().toString(),
            "reissue.policy.buyer-response", POLICY.buyerResponse().toString(),
            "reissue.policy.scan-window", POLICY.scanWindow().toString(),
            "reissue.policy.auto-complete", POLICY.autoComplete().toString(),
            "reissue.jobs.first-poll", "500",
            "reissue.deadlines.poll-interval", "PT0.3S",
            "reissue.settlement.poll-interval", "PT0.3S");

    private final Tokens tokens = new Tokens();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<ServiceProcess> all = new ArrayList<>();

    Instances() {
        settings.putAll(SHORT_DEADLINES);
        String jwt = "spring.security.oauth2.resourceserver.jwt.";
        settings.put(jwt + "public-key-location", "file:" + publicKey());
        settings.put(jwt + "issuer-uri", Tokens.ISSUER);
        settings.put(jwt + "audiences", Tokens.AUDIENCE);
        settings.put("reissue.privacy.keyset", Keysets.create());
        for (String scope : List.of("buyer", "merchant", "ops", "system", "anonymous")) {
            settings.put("reissue.limits." + scope + ".per-second", "1000000");
        }
        settings.put("reissue.limits.apply.per-minute", "1000000");
        settings.put("reissue.feed.webhooks.private-targets", "true");
        settings.put("reissue.feed.webhooks.ports", "");
        settings.put("reissue.feed.followers.longest-retry", "PT2S");
    }

    /** A setting for all instances that are added from now on. */
    Instances with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** The role that the service runs as, and that of Flyway. */
    Instances withRoles(PostgresProcess database) {
        for (String property : database.database().properties()) {
            String[] parts = property.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return this;
    }

    /** Adds an instance of the jar that this build has packaged; it is not started. */
    ServiceProcess add(String name, String url) {
        train(url);
        return add(name, url, PackagedService.started());
    }

    /** @param started what is started, as arguments of the JVM */
    ServiceProcess add(String name, String url, List<String> started) {
        settings.put("spring.datasource.url", url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name);
        ServiceProcess instance = new ServiceProcess(name, started, settings, tokens);
        synchronized (all) {
            all.add(instance);
        }
        return instance;
    }

    /** The first start of this build makes the schema, ends at once, and makes all further ones quick. */
    private void train(String url) {
        synchronized (PackagedService.class) { // classes run side by side
            List<String> training = PackagedService.training();
            if (!training.isEmpty()) {
                Map<String, String> trained = new LinkedHashMap<>(settings);
                trained.put("spring.datasource.url", url);
                ServiceProcess process = new ServiceProcess("training", training, trained, tokens);
                process.start();
                process.awaitEnd();
            }
        }
    }

    /** Starts all of them, the first one alone because it makes the schema. */
    void start() {
        all().get(0).start();
        all().get(0).awaitReady();
        all().stream().skip(1).forEach(ServiceProcess::start);
        all().stream().skip(1).forEach(ServiceProcess::awaitReady);
    }

    List<ServiceProcess> all() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    ServiceProcess named(String name) {
        return all().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Any of them, as a load balancer that has not noticed anything yet. */
    ServiceProcess any() {
        List<ServiceProcess> known = all();
        return known.get(ThreadLocalRandom.current().nextInt(known.size()));
    }

    /** No call goes to the instance any more, and it is killed. */
    void remove(ServiceProcess instance) {
        synchronized (all) {
            all.remove(instance);
        }
        instance.close();
    }

    Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        all().forEach(ServiceProcess::close);
    }

    private Path publicKey() {
        Path file = Workspace.directory("keys").resolve("issuer-" + System.identityHashCode(tokens) + ".pem");
        String pem = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(tokens.publicKey().getEncoded());
        try {
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
