/// What settings of a surrogate are worth trying on given data: [SettingsSpace], which a provider offers for
/// a [DataShape]. Trying and judging them is the work of whoever holds data out.
package chaoscast.core.settings;
