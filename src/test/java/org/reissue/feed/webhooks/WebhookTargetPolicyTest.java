package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.delivery.SinkFactory;
import org.reissue.feed.delivery.Subscription;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.webhooks.WebhookTargetPolicy.ForbiddenTargetException;
import org.reissue.testing.TestClock;
import tools.jackson.databind.json.JsonMapper;

/** No webhook calls an address that is not public, whatever its host resolves to and whenever it does. */
class WebhookTargetPolicyTest {

    private final WebhookTargetPolicy targets =
            new WebhookTargetPolicy(settings(false), SystemDefaultDnsResolver.INSTANCE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "0.100.255.155", // the bytes with which 64:ff9b::/96 begins
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "168.63.129.16", // by which Azure tells machines about themselves
                "100.100.100.200", // Alibaba Cloud likewise
                "fd00:ec2::254", // Amazon likewise
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1"
            })
    void addresses_that_are_not_public_are_refused(String address) throws UnknownHostException {
        assertThat(new PublicAddressMatcher().matches(InetAddress.getByName(address)))
                .isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertRefused(targets, "https://" + host + "/hook");
        assertThatExceptionOfType(ForbiddenTargetException.class).isThrownBy(() -> targets.resolve(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "32.1.13.184", // the bytes with which 2001:db8::/32 begins
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1",
                "2606:4700:4700::1111",
                "2400:3200::1"
            })
    void public_addresses_are_allowed(String address) throws UnknownHostException {
        assertThat(new PublicAddressMatcher().matches(InetAddress.getByName(address)))
                .isTrue();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(targets.judge("https://" + host + "/hook")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/",
                "ftp://1.1.1.1/",
                "https:///hook",
                "https://",
                "1.1.1.1",
                "https://user:secret@1.1.1.1/",
                "https://1.1.1.1/#part",
                "https://1.1.1.1:0/",
                "https://1.1.1.1:99999/",
                "https://1.1.1.1/ /",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://localhost/",
                "https://LOCALHOST./",
                ""
            })
    void urls_that_cannot_be_called_are_refused(String url) {
        assertRefused(targets, url);
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() {
        assertRefused(
                new WebhookTargetPolicy(settings(false), new ShopNames("1.1.1.1", "10.0.0.1")),
                "https://shop.example/");
    }

    @Test
    void a_host_whose_address_changes_after_subscribing_is_refused_when_it_is_called() {
        ShopNames names = new ShopNames("1.1.1.1");
        WebhookTargetPolicy changing = new WebhookTargetPolicy(settings(false), names);
        assertThat(changing.judge("https://shop.example/")).isNull();

        names.moveTo("127.0.0.1");
        WebhookClient client = new WebhookClient(settings(false), changing);
        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> client.post("https://shop.example/", Map.of(), new byte[0]))
                .withMessageContaining("not public");
        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> client.post("https://127.0.0.1/", Map.of(), new byte[0]))
                .withMessageContaining("not public");
        assertThat(names.asked()).isEqualTo(3);
        assertThat(testEventTo("https://shop.example/", client).error()).contains("not public");
    }

    @Test
    void the_port_is_that_of_https_unless_others_are_allowed() {
        assertRefused(targets, "https://1.1.1.1:8443/");
        assertThat(targets.judge("https://1.1.1.1:443/")).isNull();
        WebhookTargetPolicy some = new WebhookTargetPolicy(
                settings(false, Set.of(443, 8443), List.of(), List.of()), new ShopNames("1.1.1.1"));
        assertThat(some.judge("https://shop.example:8443/")).isNull();
        assertRefused(some, "https://shop.example:22/");
        WebhookTargetPolicy any =
                new WebhookTargetPolicy(settings(false, Set.of(), List.of(), List.of()), new ShopNames("1.1.1.1"));
        assertThat(any.judge("https://shop.example:9999/")).isNull();
    }

    @Test
    void networks_may_be_allowed_and_denied_by_settings() {
        WebhookProperties lists = settings(
                false,
                Set.of(443),
                List.of("10.1.0.0/16", "fd00:1::/32"),
                List.of("10.1.2.0/24", "2606:4700::/32", "9.9.0.0/16"));
        for (String allowed : List.of("10.1.0.9", "fd00:1::9", "1.1.1.1", "64:ff9b::10.1.0.9")) {
            assertThat(new WebhookTargetPolicy(lists, new ShopNames(allowed)).judge("https://shop.example/"))
                    .as(allowed)
                    .isNull();
        }
        for (String denied : List.of(
                "10.1.2.9",
                "10.2.0.9",
                "2606:4700::1",
                "fd00:2::9",
                "9.9.9.9",
                "64:ff9b::9.9.9.9",
                "64:ff9b::10.1.2.9")) {
            assertRefused(new WebhookTargetPolicy(lists, new ShopNames(denied)), "https://shop.example/");
        }
    }

    @Test
    void private_targets_may_be_called_where_the_setting_allows_them() {
        WebhookTargetPolicy local = new WebhookTargetPolicy(settings(true), SystemDefaultDnsResolver.INSTANCE);
        assertThat(local.judge("http://127.0.0.1:8080/hook")).isNull();
        assertRefused(local, "ftp://127.0.0.1/");
    }

    static WebhookProperties settings(boolean privateTargets) {
        return settings(privateTargets, Set.of(443), List.of(), List.of());
    }

    private static WebhookProperties settings(
            boolean privateTargets, Set<Integer> ports, List<String> allowed, List<String> denied) {
        return new WebhookProperties(
                privateTargets,
                ports,
                allowed,
                denied,
                10,
                Duration.ofSeconds(2),
                Duration.ofDays(3),
                Duration.ofHours(24));
    }

    /** As ops send it. */
    private static WebhookCall testEventTo(String url, WebhookClient client) {
        Subscription subscription = new Subscription("w-1", SinkFactory.WEBHOOK, FeedCursor.at(0));
        WebhookSubscription webhook =
                new WebhookSubscription(subscription, url, null, null, new byte[0], TestClock.START);
        WebhookSecretCipher secrets = new WebhookSecretCipher(null) {
            @Override
            List<String> signingSecrets(WebhookSubscription signed, Instant now) {
                return List.of(WebhookSigner.newSecret());
            }
        };
        WebhookSender sender =
                new WebhookSender(JsonMapper.builder().build(), client, secrets, new TestClock(), new TestClock());
        return sender.send(webhook, "m-1", List.of(TestEvent.of("w-1", TestClock.START)));
    }

    private static void assertRefused(WebhookTargetPolicy targets, String url) {
        assertThat(targets.judge(url)).as(url).hasMessage("invalid-request");
    }
}
