package org.reissue;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modules_use_only_what_they_declare_and_nobodys_inside() {
        ApplicationModules modules = ApplicationModules.of(ReissueApplication.class);
        assertThat(modules.getModuleByName("lifecycle")).isPresent();
        modules.verify();
    }

    @Test
    void no_circle_of_packages_exists_inside_a_module_either() {
        slices().matching("org.reissue.(**)").should().beFreeOfCycles().check(MainClasses.ALL);
    }
}
