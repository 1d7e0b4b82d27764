package org.reissue.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A body that is judged while it is read. Once its stream is open Tomcat reads no form from it any more. */
abstract class BodyStream extends ServletInputStream {

    private final ServletRequest request;

    BodyStream(ServletRequest request) {
        this.request = request;
    }

    /** The body as it comes. */
    ServletInputStream stream() throws IOException {
        return request.getInputStream();
    }

    /** Opens the stream without waiting for a byte. */
    void open() {
        openStream();
    }

    @Override
    public abstract int read(byte[] buffer, int offset, int length) throws IOException;

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() throws IOException {
        return stream().available();
    }

    @Override
    public boolean isFinished() {
        return openStream().isFinished();
    }

    @Override
    public boolean isReady() {
        return openStream().isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        openStream().setReadListener(listener);
    }

    private ServletInputStream openStream() {
        try {
            return stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
