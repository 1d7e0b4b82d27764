package org.reissue.console.cases;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.logistics.carriers.Carrier;
import org.reissue.logistics.carriers.CarrierService;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The carriers to choose from. They seldom change, so pages show them as they were within the last minute. */
@Component
@ConditionalOnConsole
class CarrierChoices {

    private final LoadingCache<String, List<Carrier>> carriers;

    CarrierChoices(CarrierService service) {
        this.carriers = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(all -> List.copyOf(service.findAll()));
    }

    List<Choice> list() {
        boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals("zh");
        return carriers.get("all").stream()
                .map(carrier -> new Choice(carrier.code(), chinese ? carrier.nameZh() : carrier.nameEn()))
                .toList();
    }

    /** A carrier by its code, and its name in the language of the page. */
    public record Choice(String code, String name) {}
}
