package org.reissue.web.body;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

/**
 * What a chunked body may have beside its bytes: no extensions of chunks, and hardly a trailer, as nobody reads them.
 * Tomcat reads them within one read of the body, byte by byte as they come, so thousands of them could take hours.
 */
@Component
class ChunkLimits implements TomcatConnectorCustomizer {

    /** More than the empty line that ends a body, and less than a sender can draw out for long. */
    private static final int TRAILER_BYTES = 16;

    @Override
    public void customize(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setMaxExtensionSize(0);
            protocol.setMaxTrailerSize(TRAILER_BYTES);
        }
    }
}
