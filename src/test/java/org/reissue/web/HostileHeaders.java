package org.reissue.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Header lines that no decent client would send. */
final class HostileHeaders {

    /** Values of {@code Content-Type} that name no definite media type. */
    static final List<String> CONTENT_TYPES = List.of("*/*", "application/*", "text/*", "*", "application/*+json");

    private HostileHeaders() {}

    static List<String> all() {
        List<String> headers = new ArrayList<>();
        add(headers, "Content-Type", CONTENT_TYPES.toArray(String[]::new));
        add(headers, "Content-Type", ";;;", "", "text/csv;charset=utf-16");
        add(headers, "Content-Type", "application/json;charset=utf-16", "application/json;charset=GBK");
        add(headers, "Content-Type", "application/json;charset=nonsense", "application/json;charset=*", "a/b;c=\"");
        add(headers, "Content-Type", "application/x-www-form-urlencoded", "multipart/form-data;boundary=x");
        add(headers, "Accept", "application/json;charset=ISO-8859-1", "application/json;charset=utf-16");
        add(headers, "Accept", "application/json;charset=GBK", "application/json;charset=nonsense", ",", "*", "", ";");
        add(
                headers,
                "Accept",
                "application/*",
                "*/*;charset=GBK",
                "text/csv",
                "text/html",
                "*/*;q=0",
                "*/json",
                "a/b/c");
        add(headers, "Accept", "application/problem+json", "application/json;q=5", "application/*+json", "image/png");
        add(headers, "Accept", "application/json,".repeat(400));
        add(headers, "Accept-Language", "-", "en,--", "*-*", "a--b", "\u0001", "e\tn", "\u00ff");
        add(headers, "Accept-Language", "en,".repeat(4_000), "-".repeat(10_000), "x-".repeat(5_000), ";q=", "zh-*-");
        add(headers, "Accept-Charset", "utf-16", ",", "*;q=x");
        add(headers, "Accept-Encoding", "*;q=0", ",");
        add(headers, "Authorization", "Bearer", "Bearer ", "Bearer ..", "Basic x", "\u00ff", "bearer\t");
        add(headers, "Authorization", "Bearer " + deepToken(), "Bearer " + "a.".repeat(5_000));
        add(headers, "Cookie", ";;;", "a=\"", "$Version=9; a=b", "\u0001=\u0002");
        add(headers, "Host", "", "[::1", "\u00ff");
        add(headers, "Forwarded", "proto=;host=\"", "host=[::1");
        add(headers, "X-Forwarded-For", ",", "\u00ff");
        add(headers, "X-Forwarded-Proto", "", "javascript", ",");
        add(headers, "X-Forwarded-Host", "[::1", "<script>", ",");
        add(headers, "X-Forwarded-Port", "-1", "x", "999999");
        add(headers, "X-Forwarded-Prefix", "//", "\\");
        add(headers, "Origin", "http://[");
        add(headers, "Access-Control-Request-Method", "x y");
        add(headers, "Idempotency-Key", "", "x".repeat(300), "\u00ff");
        add(headers, "If-Match", "", "\"", "*,*", "W/", "\u00ff", "\"-1\"");
        add(headers, "If-None-Match", "\"", "W/", "***");
        add(headers, "If-Modified-Since", "-1");
        add(headers, "Range", "bytes=9-1", "x=0-0");
        add(headers, "Expect", "nothing");
        add(headers, "Content-Encoding", "gzip", ",");
        add(headers, "Content-Language", "-", "\u00ff");
        add(headers, "Traceparent", "00-0-0-0");
        add(headers, "Tracestate", "=", ",");
        add(headers, "Baggage", "=", "%zz=%zz");
        add(headers, "Upgrade", "h2c");
        add(headers, "X-HTTP-Method-Override", "DELETE");
        add(headers, "X-Control", "\u0001", "\u007f", "\u0000");
        return List.copyOf(headers);
    }

    private static void add(List<String> headers, String name, String... values) {
        for (String value : values) {
            headers.add(name + ": " + value + "\r\n");
        }
    }

    /** A token whose header is JSON of great depth. */
    private static String deepToken() {
        byte[] deep = ("{\"alg\":" + "[".repeat(9_000)).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(deep) + ".e30.e30";
    }
}
