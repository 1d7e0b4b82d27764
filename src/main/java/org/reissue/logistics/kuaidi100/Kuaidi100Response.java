package org.reissue.logistics.kuaidi100;

/**
 * The response that the aggregator expects.
 *
 * @param result whether the push was accepted; else the aggregator repeats it three times, half an hour apart
 * @param returnCode 200, or the code of the error
 * @param message the same in words, for the aggregator's log
 */
record Kuaidi100Response(boolean result, String returnCode, String message) {

    static final Kuaidi100Response ACCEPTED = new Kuaidi100Response(true, "200", "成功");
    static final Kuaidi100Response UNSIGNED = new Kuaidi100Response(false, "403", "签名不正确");
    static final Kuaidi100Response UNREADABLE = new Kuaidi100Response(false, "400", "param 不是 JSON 对象");
}
