package org.reissue.console.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.logistics.carriers.Carrier;
import org.reissue.logistics.carriers.CarrierService;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The carriers to choose from. They seldom change, so pages show them as they were within the last minute. */
@Component
@ConditionalOnConsole
public class CarrierChoices {

    /** How much of a name is enough where it is the beginning of no other: 中通 for 中通快递. */
    private static final int SHORTEST_NAME = 2;

    private final LoadingCache<String, List<Carrier>> carriers;

    CarrierChoices(CarrierService service) {
        this.carriers = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(all -> List.copyOf(service.findAll()));
    }

    public List<Choice> list() {
        return all().stream()
                .map(carrier -> new Choice(carrier.code(), name(carrier)))
                .toList();
    }

    /** The name of the carrier with the code, in the language of the page; the code itself when there is none. */
    public String nameOf(String code) {
        return all().stream()
                .filter(carrier -> carrier.code().equals(code))
                .map(CarrierChoices::name)
                .findFirst()
                .orElse(code);
    }

    /** The code of the carrier whose code or name somebody has written; the text itself when it is that of none. */
    public String codeOf(String written) {
        Stream<Predicate<Carrier>> ways = Stream.of(
                carrier -> carrier.code().equalsIgnoreCase(written),
                carrier -> carrier.nameZh().equals(written) || carrier.nameEn().equalsIgnoreCase(written),
                carrier -> written.length() >= SHORTEST_NAME && carrier.nameZh().startsWith(written));
        return ways.map(way -> all().stream().filter(way).map(Carrier::code).toList())
                .filter(codes -> codes.size() == 1)
                .map(codes -> codes.get(0))
                .findFirst()
                .orElse(written);
    }

    private List<Carrier> all() {
        return carriers.get("all");
    }

    private static String name(Carrier carrier) {
        boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals("zh");
        return chinese ? carrier.nameZh() : carrier.nameEn();
    }

    /** A carrier by its code, and its name in the language of the page. */
    public record Choice(String code, String name) {}
}
