package org.reissue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Refuses durations of the service's own settings that hardly say what was meant: a number without a unit where hours
 * and days are usual, which Spring Boot takes for milliseconds ({@code shipment=48} would make every shipment overdue
 * at once), and more than a century, which leads out of the times that can be stored.
 */
final class DurationBindHandler extends AbstractBindHandler {

    private static final ConfigurationPropertyName OWN = ConfigurationPropertyName.of("reissue");
    private static final List<ConfigurationPropertyName> HOURS_AND_DAYS = Stream.of(
                    "reissue.policy", "reissue.retention", "reissue.feed.retention")
            .map(ConfigurationPropertyName::of)
            .toList();
    private static final Pattern WITHOUT_UNIT = Pattern.compile("\\s*[+-]?0*[1-9][0-9]*\\s*");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Environment environment;

    DurationBindHandler(BindHandler parent, Environment environment) {
        super(parent);
        this.environment = environment;
    }

    @Override
    public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        if (result instanceof Duration duration && OWN.isAncestorOf(name)) {
            if (isInHoursOrDays(name) && isWithoutUnit(context)) {
                throw new IllegalArgumentException(name + " needs a unit: PT48H, say, or 48h");
            }
            if (duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(name + " must be at most " + LONGEST.toDays() + " days");
            }
        }
        return super.onSuccess(name, target, context, result);
    }

    private static boolean isInHoursOrDays(ConfigurationPropertyName name) {
        return HOURS_AND_DAYS.stream().anyMatch(each -> each.equals(name) || each.isAncestorOf(name));
    }

    private boolean isWithoutUnit(BindContext context) {
        var property = context.getConfigurationProperty();
        return property != null
                && WITHOUT_UNIT
                        .matcher(environment.resolvePlaceholders(String.valueOf(property.getValue())))
                        .matches();
    }
}
