package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesUseOnlyWhatTheyDeclareAndNobodysInside() {
        ApplicationModules modules = ApplicationModules.of(ReissueApplication.class);
        assertThat(modules.getModuleByName("lifecycle")).isPresent();
        modules.verify();
    }
}
