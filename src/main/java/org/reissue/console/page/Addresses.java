package org.reissue.console.page;

import org.jspecify.annotations.Nullable;

/** Addresses of the console: the first page, those to which a form returns, and where the assets lie. */
public final class Addresses {

    /** The list of cases: the first page, and the page to go to when no other was asked for. */
    public static final String HOME = "/console/cases";

    /** Below this path lie the stylesheet and the scripts, which need no session. */
    public static final String ASSETS = "/console/assets";

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
