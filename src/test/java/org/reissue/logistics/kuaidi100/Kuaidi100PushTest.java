package org.reissue.logistics.kuaidi100;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.logistics.ScanKind;
import org.reissue.logistics.scans.Scan;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/** Pushes in the shapes that the aggregator's documentation shows, read as scans. */
class Kuaidi100PushTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void a_route_with_states_by_name() {
        // resultv2=1: the states' names alone
        List<Scan> scans = scans("""
                {"status":"polling","lastResult":{"state":"0","com":"yuantong","nu":"V030344422","data":[
                  {"context":"上海分拨中心出库","time":"2012-08-28 16:33:19","ftime":"2012-08-28 16:33:19","status":"在途"},
                  {"context":"已揽收","time":"2012-08-27 23:22:42","ftime":"2012-08-27 23:22:42","status":"揽收"},
                  {"context":"已下单","time":"2012-08-27 20:00:00","ftime":"2012-08-27 20:00:00","status":"已下单"}]}}
                """);
        assertThat(scans)
                .containsExactly(
                        new Scan("YTO", "V030344422", ScanKind.IN_TRANSIT, Instant.parse("2012-08-28T08:33:19Z")),
                        new Scan("YTO", "V030344422", ScanKind.ACCEPTED, Instant.parse("2012-08-27T15:22:42Z")));
    }

    @Test
    void a_route_with_states_by_code() {
        // resultv2=4: codes, of which ordered (101), to be picked up (102) and called off (401) saw no parcel
        List<Scan> scans = scans("""
                {"status":"shutdown","lastResult":{"state":"3","com":"yuantong","nu":"YT6186594166532","data":[
                  {"ftime":"2021-12-17 10:00:00","status":"本人签收","statusCode":"301"},
                  {"ftime":"2021-12-16 09:00:00","status":"派件","statusCode":"5"},
                  {"ftime":"2021-12-15 20:15:14","status":"干线","statusCode":"1002"},
                  {"ftime":"2021-12-15 17:10:00","status":"已揽收","statusCode":"103"},
                  {"ftime":"2021-12-15 16:00:00","status":"待揽收","statusCode":"102"},
                  {"ftime":"2021-12-15 15:00:00","status":"已下单","statusCode":"101"},
                  {"ftime":"2021-12-15 14:00:00","status":"已销单","statusCode":"401"}]}}
                """);
        assertThat(scans.stream().map(Scan::kind))
                .containsExactly(ScanKind.DELIVERED, ScanKind.IN_TRANSIT, ScanKind.IN_TRANSIT, ScanKind.ACCEPTED);
    }

    @Test
    void without_statuses_the_newest_entry_has_the_state_of_the_parcel() {
        List<Scan> scans = scans("""
                {"lastResult":{"state":3,"com":"yuantong","nu":"yt 6186594166532","data":[
                  {"context":"签收","time":"2021-12-17 10:00:00","ftime":"2021-12-17 10:00:00"},
                  {"context":"?","time":"2021-12-16 10:00:00","ftime":"2021-12-16 10:00:00"}]}}
                """);
        assertThat(scans)
                .containsExactly(
                        new Scan("YTO", "YT6186594166532", ScanKind.DELIVERED, Instant.parse("2021-12-17T02:00:00Z")));
    }

    @Test
    void a_label_that_was_only_ordered_is_no_scan() {
        assertThat(scans("""
                {"lastResult":{"state":"101","com":"yuantong","nu":"YT6186594166532","data":[
                  {"context":"已下单","ftime":"2021-12-17 10:00:00"}]}}
                """)).isEmpty();
    }

    @Test
    void unreadable_entries_are_left_out() {
        assertThat(scans("""
                {"lastResult":{"state":"0","com":"yuantong","nu":"YT6186594166532","data":[
                  {"ftime":"yesterday","status":"在途"}, {"status":"在途"}, 7, {"ftime":"0001-01-01 00:00:00","status":"在途"},
                  {"time":"2021-12-17 10:00:00","status":"在途"}]}}
                """)).hasSize(1);
        assertThat(
                        scans(
                                "{\"lastResult\":{\"nu\":\"!\",\"data\":[{\"ftime\":\"2021-12-17 10:00:00\",\"status\":\"在途\"}]}}"))
                .isEmpty();
        assertThat(scans("{\"lastResult\":\"none\"}")).isEmpty();
    }

    @Test
    void the_documented_signature() {
        String param = "{\"a\":1}";
        assertThat(Kuaidi100Push.isSigned(md5(param + "0123456789abcdef"), param, "0123456789abcdef"))
                .isTrue();
        assertThat(Kuaidi100Push.isSigned(md5(param), param, "0123456789abcdef"))
                .isFalse();
        assertThat(Kuaidi100Push.isSigned("D41D8CD98F00B204E9800998ECF8427E", "", ""))
                .as("MD5 of nothing")
                .isTrue();
    }

    @Test
    void a_short_salt_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Kuaidi100Properties("short", Map.of()));
    }

    private static List<Scan> scans(String param) {
        return new Kuaidi100Push(JSON.readTree(param)).scans("YTO");
    }

    private static String md5(String text) {
        return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
    }
}
