package org.reissue.web.api;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures Spring MVC and Tomcat for the API. */
@Configuration(proxyBeanMethods = false)
@ControllerAdvice
@EnableConfigurationProperties(EvidenceProperties.class)
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RecordArgumentResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RequestGuardInterceptor());
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(RequestGuardInterceptor::acceptedTypes));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        StrictParameters.register(registry);
    }

    @InitBinder
    void readParametersStrictly(WebDataBinder binder) {
        StrictParameters.register(binder);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connector() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            // lets encoded slashes through to Spring Security's firewall, which answers them with not-found
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
            // sends a page of cases, which is about 20 KB, in one packet instead of three
            connector.setProperty("socket.appWriteBufSize", "32768");
        });
    }
}
