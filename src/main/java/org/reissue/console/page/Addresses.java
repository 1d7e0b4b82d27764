package org.reissue.console.page;

import org.jspecify.annotations.Nullable;

/** Addresses of pages: the first one, and those to which a form returns. */
public final class Addresses {

    /** The list of cases: the first page, and the page to go to when no other was asked for. */
    public static final String HOME = "/console/cases";

    private Addresses() {}

    /** A redirect to an address of the console; any other leads to the list of cases. */
    public static String redirect(@Nullable String address) {
        return "redirect:" + own(address);
    }

    /** The address if it is one of the console; else that of the list of cases. */
    public static String own(@Nullable String address) {
        boolean ours = address != null
                && (address.equals("/console") || address.startsWith("/console/") || address.startsWith("/console?"))
                && address.chars().noneMatch(sign -> sign <= ' ' || sign == '\\' || sign > '~');
        return (ours ? address : HOME).replace("{", "%7B").replace("}", "%7D");
    }
}
