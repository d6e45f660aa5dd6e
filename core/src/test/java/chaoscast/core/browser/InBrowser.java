package chaoscast.core.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests that look at pages: they run after all others, and take the one [Chromium] of the run as a
/// parameter.
///
///     @InBrowser
///     class PageTest {
///       @BeforeEach
///       void start(Chromium browser) {
///         this.browser = browser;
///       }
///     }
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(Integer.MAX_VALUE)
@ExtendWith(OneBrowser.class)
public @interface InBrowser {}
