/// Text for terminals: aligned tables ([TextTable]) and words broken into lines ([Wrapping]).
package chaoscast.core.text;
