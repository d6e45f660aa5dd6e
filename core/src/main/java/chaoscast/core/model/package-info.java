/// What the file of every surrogate holds, whatever its kind: settings, units, number format, remarks and
/// what it was trained on. What a kind has learned is its own business.
package chaoscast.core.model;
