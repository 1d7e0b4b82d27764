package org.reissue.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Serves the stylesheet and the scripts, a few files held in memory. Their path has a checksum of them all, so that
 * browsers may keep them for a year. During a rolling upgrade a page may ask an instance of another version: the files
 * of this one are better than none, but nobody may keep them under that path.
 */
@ConsoleController(Addresses.ASSETS)
class AssetController {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String version;

    AssetController() {
        load("console.css", "console/console.css");
        load("console.js", "console/console.js");
        load("icon.svg", "console/icon.svg");
        load("htmx.js", "META-INF/resources/webjars/htmx.org/2.0.7/dist/htmx.min.js");
        CRC32 checksum = new CRC32();
        files.values().forEach(checksum::update);
        this.version = Long.toHexString(checksum.getValue());
    }

    /** The path under which the files of this version lie. */
    String path() {
        return Addresses.ASSETS + "/" + version;
    }

    @GetMapping(path = "/{version}/{file}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> read(@PathVariable String version, @PathVariable String file) {
        byte[] content = files.get(file);
        if (content == null) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .cacheControl(version.equals(this.version) ? FOREVER : CacheControl.noStore())
                .contentType(new MediaType(MediaTypeFactory.getMediaType(file).orElseThrow(), StandardCharsets.UTF_8))
                .body(content);
    }

    private void load(String name, String resource) {
        try {
            files.put(name, new ClassPathResource(resource).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
