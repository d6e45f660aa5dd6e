/// Systems that are driven from outside, or have a parameter that is known ahead: inputs, for every surrogate.
package chaoscast.core.driven;
