package org.reissue.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test of the whole application, over HTTP where it likes. All such tests share one application context and one
 * database, so none may bring properties or mock beans of its own; each uses its own ids, and the time it finds in
 * {@link TestClock} as its starting point. Deadlines are swept by hand only. A class that leaves a subscription fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestSupport.Database.class)
@Import(TestSupport.class)
@TestExecutionListeners(listeners = NoSubscriptionLeft.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface ReissueTest {}
