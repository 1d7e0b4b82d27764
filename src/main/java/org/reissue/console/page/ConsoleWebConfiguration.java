package org.reissue.console.page;

import jakarta.servlet.Filter;
import java.util.List;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.ConsoleProperties;
import org.reissue.console.session.ConsoleCookies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures Spring MVC for the pages of the console. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnConsole
@EnableConfigurationProperties(ConsoleProperties.class)
@Order(Ordered.HIGHEST_PRECEDENCE) // before the resolver that binds records from query parameters
class ConsoleWebConfiguration implements WebMvcConfigurer {

    private final LayoutInterceptor layout;
    private final ConsoleCookies cookies;
    private final Formats formats;

    ConsoleWebConfiguration(LayoutInterceptor layout, ConsoleCookies cookies, Formats formats) {
        this.layout = layout;
        this.cookies = cookies;
        this.formats = formats;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ConsoleArgumentResolver(cookies, formats));
    }

    /** Before the interceptor that refuses requests, whose refusals are pages too. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(layout)
                .addPathPatterns("/console", "/console/**")
                .excludePathPatterns(Addresses.ASSETS + "/**")
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    /** After the filter that takes the language from the browser, and the one that logs refused calls. */
    @Bean
    static FilterRegistrationBean<LanguageFilter> consoleLanguage(ConsoleCookies cookies) {
        return onConsole(new LanguageFilter(cookies), Ordered.HIGHEST_PRECEDENCE + 4);
    }

    /** After the filters that limit bodies, log refusals and choose the language; Spring Security asks for a field. */
    @Bean
    static FilterRegistrationBean<FormFilter> consoleForms() {
        return onConsole(new FormFilter(), Ordered.HIGHEST_PRECEDENCE + 5);
    }

    private static <F extends Filter> FilterRegistrationBean<F> onConsole(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/console", "/console/*");
        registration.setOrder(order);
        return registration;
    }
}
