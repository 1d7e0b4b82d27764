package org.reissue.web.body;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

/**
 * How Tomcat reads bodies. It reads no form by itself, past the limits: the parameters of a request are those of its
 * query. A chunked body may have no extensions of chunks and hardly a trailer, as nobody reads them: Tomcat does, byte
 * by byte as they come and within one read of the body, so thousands of them could take hours. Who waits to be asked
 * for a body ({@code Expect: 100-continue}) is asked when it is read, not before a refusal.
 */
@Component
class BodyConnectorCustomizer implements TomcatConnectorCustomizer {

    /** More than the empty line that ends a body, and less than a sender can draw out for long. */
    private static final int TRAILER_BYTES = 16;

    @Override
    public void customize(Connector connector) {
        connector.setParseBodyMethods("");
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setMaxExtensionSize(0);
            protocol.setMaxTrailerSize(TRAILER_BYTES);
            protocol.setContinueResponseTiming("onRead");
        }
    }
}
