package org.reissue.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** The network between the service and a server, which can break in the ways networks do. */
final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ServerSocket server;
    private final int target;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean refusing;

    /** @param target a port of this machine */
    TcpProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Closes all connections, and new ones at once. */
    void cut() {
        refusing = true;
        closeAll();
    }

    /** Drops all traffic silently: connections stay open, new ones are accepted and never answered. */
    void silence() {
        silent = true;
    }

    /** Drops all traffic on the present connections silently, for ever. New connections work. */
    void forget() {
        links.forEach(link -> link.forgotten = true);
    }

    /** Everything works again. What was held back by silence arrives now. */
    void restore() {
        silent = false;
        refusing = false;
    }

    void closeAll() {
        links.forEach(Link::close);
        links.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        closeAll();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (refusing) {
                    client.close();
                } else {
                    start(() -> connect(client));
                }
            } catch (IOException closed) {
                // the loop ends with the server
            }
        }
    }

    private void connect(Socket client) {
        try {
            Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
            links.add(link);
            start(() -> link.pump(link.client, link.server));
            start(() -> link.pump(link.server, link.client));
        } catch (IOException unreachable) {
            closeQuietly(client);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // as it should be
        }
    }

    /** A connection of the client, and the one to the server that belongs to it. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean forgotten;

        Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void pump(Socket from, Socket to) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int count = in.read(buffer);
                while (count >= 0) {
                    awaitNetwork();
                    out.write(buffer, 0, count);
                    count = in.read(buffer);
                }
                awaitNetwork();
            } catch (IOException ended) {
                // so does the other side
            }
            if (!forgotten) {
                close();
                links.remove(this);
            }
        }

        private void awaitNetwork() throws IOException {
            while ((silent || forgotten) && !client.isClosed()) {
                LockSupport.parkNanos(20_000_000);
            }
        }

        void close() {
            closeQuietly(client);
            closeQuietly(server);
        }
    }
}
