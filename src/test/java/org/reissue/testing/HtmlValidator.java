package org.reissue.testing;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu HTML checker, which also judges the pages of the W3C's validator. */
public final class HtmlValidator {

    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc"; // a name: it is in the jar

    /** Valid, but newer than the checker on Maven Central. */
    private static final String UNKNOWN_TO_IT = "Bad value “dialog” for attribute “method” on element “form”.";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(false, false, false);
    private final List<String> errors = new ArrayList<>();

    public HtmlValidator() {
        try {
            validator.setUpMainSchema(SCHEMA, new Collector());
        } catch (Exception e) { // as it declares
            throw new IllegalStateException(e);
        }
    }

    /** The errors of a page, each with what it is about. Warnings are none. */
    public List<String> errors(String page) {
        errors.clear();
        try {
            validator.setUpValidatorAndParsers(new Collector(), true, false);
            InputSource source = new InputSource(new StringReader(page));
            source.setSystemId("page.html");
            validator.checkHtmlInputSource(source);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(errors);
    }

    private final class Collector implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // is none
        }

        @Override
        public void error(SAXParseException error) {
            if (!error.getMessage().equals(UNKNOWN_TO_IT)) {
                errors.add("line " + error.getLineNumber() + ": " + error.getMessage());
            }
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
