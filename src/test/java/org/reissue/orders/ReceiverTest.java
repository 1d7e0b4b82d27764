package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverTest {

    @ParameterizedTest
    @CsvSource({"张三, 张*", "欧阳小明, 欧***", "张, *", "𠮷田, 𠮷*"})
    void of_the_name_the_first_character_is_shown(String name, String shown) {
        assertThat(new Receiver(name, "13800138000", "上海市").masked().name()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 138****8000",
        "+86 138 0013 8000, +86**********8000",
        "62345678, ******78",
        "110, *10",
        "12, *2",
        "1, *"
    })
    void of_the_phone_the_ends_are_shown(String phone, String shown) {
        assertThat(new Receiver("张三", phone, "上海市").masked().phone()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"上海市徐汇区漕河泾开发区 1 号, 上海市徐汇区****", "浦东一号三室, 浦东一****", "家, ****"})
    void of_the_address_the_district_is_shown(String address, String shown) {
        assertThat(new Receiver("张三", "110", address).masked().address()).isEqualTo(shown);
    }

    @Test
    void nothing_is_shown_in_logs() {
        assertThat(new Receiver("张三", "13800138000", "上海市徐汇区")).hasToString("Receiver[****]");
    }
}
