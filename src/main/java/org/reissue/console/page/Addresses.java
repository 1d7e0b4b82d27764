package org.reissue.console.page;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Addresses of pages: the first one, those with parameters, and those to which a form returns. */
public final class Addresses {

    /** The list of cases: the first page, and the page to go to when no other was asked for. */
    public static final String HOME = "/console/cases";

    private Addresses() {}

    /** A page with its parameters. Their values are encoded strictly: servers read a plus as a blank. */
    public static String of(String path, MultiValueMap<String, String> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.forEach((name, values) ->
                values.forEach(value -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8))));
        return address.build(true).toUriString();
    }

    /** A redirect to an address of the console; any other leads to the list of cases. */
    public static String redirect(@Nullable String address) {
        boolean ours = address != null
                && (address.equals("/console") || address.startsWith("/console/") || address.startsWith("/console?"))
                && address.chars().noneMatch(sign -> sign <= ' ' || sign == '\\' || sign > '~');
        return "redirect:" + (ours ? address : HOME).replace("{", "%7B").replace("}", "%7D");
    }
}
