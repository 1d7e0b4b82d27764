package org.reissue.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reissue.ReissueApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another instance of the service in this JVM, with a database or settings of its own. */
public final class OtherInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private OtherInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings as {@code name=value} */
    public static OtherInstance started(String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new OtherInstance(new SpringApplicationBuilder(ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .run(arguments.toArray(String[]::new)));
    }

    /** On that database. */
    public static OtherInstance startedOn(TestDatabase database, String... settings) {
        List<String> all = new ArrayList<>(List.of(database.properties()));
        all.addAll(List.of(settings));
        return started(all.toArray(String[]::new));
    }

    /** On a database at these hosts, as superuser. */
    public static OtherInstance startedAt(String hosts, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("spring.datasource.url=jdbc:postgresql://" + hosts + "/postgres?targetServerType=primary");
        all.add("spring.datasource.username=postgres");
        all.add("spring.datasource.password=");
        return started(all.toArray(String[]::new));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The types of all beans. */
    public List<String> beanTypes() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getType)
                .map(String::valueOf)
                .toList();
    }

    public int port() {
        return Integer.parseInt(property("local.server.port"));
    }

    public String property(String name) {
        return context.getEnvironment().getProperty(name);
    }

    public Api api() {
        return Api.at(URI.create("http://localhost:" + port()), bean(Tokens.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
