package org.reissue.console.page;

import org.jspecify.annotations.Nullable;

/** Checks the address to which a form returns. */
public final class Addresses {

    private static final String HOME = "/console/cases";

    private Addresses() {}

    /** A redirect to an address of the console; any other leads to the list of cases. */
    public static String redirect(@Nullable String address) {
        boolean ours = address != null
                && (address.equals("/console") || address.startsWith("/console/") || address.startsWith("/console?"))
                && address.chars().noneMatch(sign -> sign <= ' ' || sign == '\\' || sign > '~');
        return "redirect:" + (ours ? address : HOME).replace("{", "%7B").replace("}", "%7D");
    }
}
