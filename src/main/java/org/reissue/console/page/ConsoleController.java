package org.reissue.console.page;

import io.swagger.v3.oas.annotations.Hidden;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.reissue.console.ConditionalOnConsole;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** A controller of the console, whose methods name templates and answer with HTML. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Controller
@ConditionalOnConsole
@Hidden
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
public @interface ConsoleController {

    /** The path under which the pages of the controller lie. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String value();
}
