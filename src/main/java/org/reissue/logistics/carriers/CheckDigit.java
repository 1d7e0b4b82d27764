package org.reissue.logistics.carriers;

/** The check digits in carriers' numbers. Each is one digit; its place is part of the algorithm. */
public enum CheckDigit {
    /** UPU S10: 2 letters, 8 digits weighted 8 6 4 2 3 5 9 7 modulo 11, the check digit, 2 letters. */
    S10 {
        @Override
        boolean holds(String number) {
            if (number.length() != 13 || !areDigits(number, 2, 11)) {
                return false;
            }
            int rest = 11 - weighted(number.substring(2, 10), 8, 6, 4, 2, 3, 5, 9, 7) % 11;
            return digit(number, 10) == (rest == 10 ? 0 : rest == 11 ? 5 : rest);
        }
    },
    /** UPS: 1Z, 15 letters and digits weighted 1 2 modulo 10 (A counts 2, B 3, ...), the check digit. */
    UPS_1Z {
        @Override
        boolean holds(String number) {
            if (number.length() != 18 || !areDigits(number, 17, 18)) {
                return false;
            }
            return digit(number, 17) == (10 - weighted(number.substring(2, 17), 1, 2) % 10) % 10;
        }
    },
    /** FedEx Express: 11 digits weighted 3 1 7 modulo 11 modulo 10, the check digit. */
    FEDEX_EXPRESS {
        @Override
        boolean holds(String number) {
            return number.length() == 12
                    && areDigits(number, 0, 12)
                    && digit(number, 11) == weighted(number.substring(0, 11), 3, 1, 7) % 11 % 10;
        }
    },
    /** FedEx Ground: of the last 15 digits 14 weighted 1 3 modulo 10, the check digit. */
    FEDEX_GROUND {
        @Override
        boolean holds(String number) {
            int start = number.length() - 15;
            return start >= 0
                    && areDigits(number, start, start + 15)
                    && digit(number, start + 14)
                            == (10 - weighted(number.substring(start, start + 14), 1, 3) % 10) % 10;
        }
    },
    /** DHL Express waybills: the number before the last digit modulo 7. */
    DHL_EXPRESS {
        @Override
        boolean holds(String number) {
            int last = number.length() - 1;
            return last >= 1
                    && last <= 17
                    && areDigits(number, 0, last + 1)
                    && digit(number, last) == Long.parseLong(number.substring(0, last)) % 7;
        }
    };

    /** Whether the number's check digit is right; false for a number without such a digit. */
    abstract boolean holds(String number);

    private static boolean areDigits(String number, int from, int to) {
        return number.substring(from, to).chars().allMatch(sign -> sign >= '0' && sign <= '9');
    }

    private static int weighted(String signs, int... weights) {
        int sum = 0;
        for (int i = 0; i < signs.length(); i++) {
            sum += digit(signs, i) * weights[i % weights.length];
        }
        return sum;
    }

    /** A letter counts as UPS defines it: A is 2, H is 9, I is 0 and so on. */
    private static int digit(String number, int at) {
        char sign = number.charAt(at);
        return sign <= '9' ? sign - '0' : (sign - 'A' + 2) % 10;
    }
}
