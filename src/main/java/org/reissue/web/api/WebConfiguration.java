package org.reissue.web.api;

import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What Spring MVC is told about the contract. */
@Configuration(proxyBeanMethods = false)
@ControllerAdvice
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RecordArgumentResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RequestGuardInterceptor()).addPathPatterns("/api/**");
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        StrictParameters.register(registry);
    }

    @InitBinder
    void readParametersStrictly(WebDataBinder binder) {
        StrictParameters.register(binder);
    }

    /** Slashes hidden in an id reach our own firewall, which answers like for any id that cannot exist. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hiddenSlashes() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
        });
    }

    /** A page of cases is 20 KB: it goes out in one piece, not in three. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wholePages() {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> connector.setProperty("socket.appWriteBufSize", "32768"));
    }
}
