/// The browser in which tests of every module look at the pages that commands write.
package chaoscast.core.browser;
