package org.reissue.logistics.kuaidi100;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Enables {@link Kuaidi100Properties}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Kuaidi100Properties.class)
class Kuaidi100Configuration {}
