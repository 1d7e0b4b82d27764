package org.reissue.logistics.kuaidi100;

/**
 * The answer the aggregator asks for.
 *
 * @param result whether the push was taken; else it is pushed again, three times, half an hour apart
 * @param returnCode 200, or why not
 * @param message the same in words, for the aggregator's log
 */
record Kuaidi100Response(boolean result, String returnCode, String message) {

    static final Kuaidi100Response TAKEN = new Kuaidi100Response(true, "200", "成功");
    static final Kuaidi100Response UNSIGNED = new Kuaidi100Response(false, "403", "签名不正确");
    static final Kuaidi100Response UNREADABLE = new Kuaidi100Response(false, "400", "param 不是 JSON 对象");
}
