package org.reissue.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.ProblemType;
import org.springframework.beans.factory.annotation.Autowired;

@ReissueTest
class LanguageTest {

    @Autowired
    private Api api;

    @Autowired
    private Messages language;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    none                       | zh-CN
                    ''                         | zh-CN
                    en                         | en
                    EN                         | en
                    en-GB                      | en
                    zh                         | zh-CN
                    zh-TW                      | zh-CN
                    zh-Hant-HK                 | zh-CN
                    fr                         | zh-CN
                    fr, en;q=0.5               | en
                    en;q=0.5, zh;q=0.8         | zh-CN
                    zh;q=0.5, en;q=0.8         | en
                    zh;q=0, en;q=0.1           | en
                    en;q=0                     | zh-CN
                    *                          | zh-CN
                    *, en;q=0.5                | zh-CN
                    english                    | zh-CN
                    ;;;                        | zh-CN
                    en;q=nonsense              | zh-CN
                    """)
    void every_response_is_in_the_callers_language(String header, String tag) {
        Answer refused = api.anonymous()
                .header("Accept-Language", header)
                .get("/api/v1/buyer/probe/caller")
                .expect(401);
        Answer missing = api.buyer("B-1")
                .header("Accept-Language", header)
                .get("/api/v1/buyer/nothing")
                .expect(404);
        Answer outside = api.anonymous()
                .header("Accept-Language", header)
                .get("/nothing")
                .expect(404);
        Answer invalid = api.buyer("B-1")
                .header("Accept-Language", header)
                .post("/api/v1/buyer/probe/optional", "{\"quantity\": 1}")
                .expect(400);

        for (Answer answer : new Answer[] {refused, missing, outside, invalid}) {
            assertThat(answer.header("Content-Language")).isEqualTo(tag);
        }
        assertThat(refused.text("title")).isEqualTo(tag.equals("en") ? "Not authenticated" : "未通过身份验证");
        assertThat(missing.text("title")).isEqualTo(tag.equals("en") ? "Not found" : "未找到");
        assertThat(outside.text("title")).isEqualTo(tag.equals("en") ? "Not found" : "未找到");
        assertThat(invalid.text("errors.0.message")).isEqualTo(tag.equals("en") ? "is required" : "不能为空。");
    }

    @Test
    void far_more_languages_than_a_browser_sends_are_not_compared() {
        String thousands = IntStream.range(0, 3_000)
                .mapToObj(i -> "x" + Integer.toString(1_296 + i, 36))
                .collect(Collectors.joining(",", "en,", ""));

        Answer answer = api.anonymous()
                .header("Accept-Language", thousands)
                .get("/nothing")
                .expect(404);

        assertThat(answer.header("Content-Language")).isEqualTo("zh-CN");
    }

    @Test
    void outside_a_request_texts_are_chinese_and_numbers_plain() {
        assertThat(language.text("problem.busy.title")).isEqualTo("正在处理中");
        assertThat(language.text("invalid.json-at", 12_345, 6L)).contains("第 12345 行");
    }

    @Test
    void both_languages_have_the_same_messages() throws IOException {
        Properties chinese = read("/messages.properties");
        Properties english = read("/messages_en.properties");

        assertThat(english.stringPropertyNames())
                .isEqualTo(chinese.stringPropertyNames())
                .hasSizeGreaterThan(50);
        for (Properties texts : new Properties[] {chinese, english}) {
            texts.forEach((key, text) -> {
                assertThat((String) text).as("%s", key).isNotBlank().doesNotContain("'");
                if (!key.toString().startsWith("jakarta.")) {
                    assertThatCode(() -> new MessageFormat((String) text))
                            .as("%s", key)
                            .doesNotThrowAnyException();
                }
            });
        }
    }

    @Test
    void every_problem_has_a_title_and_a_detail() throws IOException {
        Properties texts = read("/messages.properties");

        Arrays.stream(ProblemType.values()).forEach(type -> {
            assertThat(texts).containsKey("problem." + type.slug() + ".title");
            if (type != ProblemType.INVALID_TRACKING_NUMBER) { // its code has the text
                assertThat(texts).containsKey("problem." + type.slug() + ".detail");
            }
        });
    }

    private static Properties read(String resource) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(LanguageTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
