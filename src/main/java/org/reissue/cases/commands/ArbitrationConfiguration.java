package org.reissue.cases.commands;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Enables {@link ArbitrationProperties}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArbitrationProperties.class)
class ArbitrationConfiguration {}
