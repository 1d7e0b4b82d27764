package org.reissue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rulings against a party (R16), as scorecards and precedents count them. */
class BlameTest {

    @Test
    void a_ruling_is_against_a_party_that_is_to_blame_alone_or_with_the_other() {
        assertThat(Blame.against(ActorKind.MERCHANT)).containsExactly(Blame.MERCHANT, Blame.BOTH);
        assertThat(Blame.against(ActorKind.BUYER)).containsExactly(Blame.BUYER, Blame.BOTH);
    }

    @Test
    void no_ruling_is_against_the_platform() {
        assertThat(Blame.against(ActorKind.OPS)).isEmpty();
        assertThat(Blame.against(ActorKind.SYSTEM)).isEmpty();
    }
}
