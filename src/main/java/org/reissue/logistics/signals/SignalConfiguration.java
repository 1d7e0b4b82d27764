package org.reissue.logistics.signals;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Enables {@link SignalProperties}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignalProperties.class)
class SignalConfiguration {}
