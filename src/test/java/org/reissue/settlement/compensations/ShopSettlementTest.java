package org.reissue.settlement.compensations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;

/** Which compensations of a shop are paid. */
class ShopSettlementTest {

    @Test
    void payable_goes_first_and_the_first_that_does_not_fit_keeps_the_others_waiting() {
        ShopSettlement settlement = ShopSettlement.of(
                new ShopFunds("S-1", 500, 200),
                List.of(compensation(300), compensation(300), compensation(300), compensation(50)));
        assertThat(settlement.charges())
                .extracting(Charge::payableFen, Charge::depositFen)
                .containsExactly(tuple(300L, 0L), tuple(200L, 100L));
        assertThat(settlement.left()).isEqualTo(new ShopFunds("S-1", 0, 100));
    }

    @Test
    void what_a_shop_does_not_owe_stays_in_its_account() {
        assertThat(ShopSettlement.of(new ShopFunds("S-1", 100, 300), List.of(compensation(300)))
                        .left())
                .isEqualTo(new ShopFunds("S-1", 0, 100));
        assertThat(ShopSettlement.of(new ShopFunds("S-1", 7, 0), List.of()).left())
                .isEqualTo(new ShopFunds("S-1", 7, 0));
    }

    @Property
    void whole_compensations_in_their_order_as_far_as_the_money_goes(
            @ForAll @LongRange(max = 2_000) long payable,
            @ForAll @LongRange(max = 2_000) long deposit,
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 900) Long> amounts) {
        List<Payout> compensations =
                amounts.stream().map(ShopSettlementTest::compensation).toList();
        ShopSettlement settlement = ShopSettlement.of(new ShopFunds("S-1", payable, deposit), compensations);
        List<Charge> charges = settlement.charges();

        assertThat(charges).extracting(Charge::compensation).isEqualTo(compensations.subList(0, charges.size()));
        assertThat(charges).allSatisfy(charge -> {
            assertThat(charge.payableFen() + charge.depositFen())
                    .isEqualTo(charge.compensation().amountFen());
            assertThat(Math.min(charge.payableFen(), charge.depositFen())).isNotNegative();
        });
        long fromPayable = charges.stream().mapToLong(Charge::payableFen).sum();
        long fromDeposit = charges.stream().mapToLong(Charge::depositFen).sum();
        assertThat(fromPayable).isLessThanOrEqualTo(payable);
        assertThat(fromDeposit).isLessThanOrEqualTo(deposit);
        assertThat(fromDeposit == 0 || fromPayable == payable)
                .as("the deposit is touched when nothing else is left")
                .isTrue();
        assertThat(settlement.left()).isEqualTo(new ShopFunds("S-1", payable - fromPayable, deposit - fromDeposit));
        if (charges.size() < compensations.size()) {
            assertThat(compensations.get(charges.size()).amountFen())
                    .isGreaterThan(settlement.left().totalFen());
        }
    }

    private static Payout compensation(long fen) {
        return new Payout(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "S-1",
                "B-1",
                "O-1",
                "I-1",
                "OTHER",
                "R12",
                fen,
                "DUE",
                0,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
