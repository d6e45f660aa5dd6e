package chaoscast.core.files.internal.hdf5;

import chaoscast.core.files.internal.array.NamedArray;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times that count from a date, such as `days since 1900-01-01`, in seconds:
///
///     t = value · unit + date    in minutes, hours and days of the usual calendar: since 1970-01-01 UTC
///     t = value · unit           in seconds and parts of them, whose digits a date would swallow, and in
///                                other calendars
///
/// Months and years are not of one length and stay as they are.
///
/// Source: B. Eaton et al., NetCDF Climate and Forecast (CF) Metadata Conventions, section 4.4.
///
/// @param packing value to seconds
/// @param dates   whether these count from 1970
record NetCdfTime(NamedArray.Packing packing, boolean dates) {
  private static final Pattern SINCE =
      Pattern.compile(
          "\\s*(\\p{L}+)\\s+(?:since|after|from|ref)\\s+(\\d{1,4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[T ]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d*)?)?)?.*",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> USUAL =
      Set.of("", "standard", "gregorian", "proleptic_gregorian");

  /// @param units    attribute of that name
  /// @param calendar attribute of that name, empty for the usual one
  /// @return nothing for what are no times of one length
  static Optional<NetCdfTime> of(String units, String calendar) {
    Matcher since = SINCE.matcher(units);
    if (!since.matches()) {
      return Optional.empty();
    }
    double unit = switch (since.group(1).toLowerCase(java.util.Locale.ROOT)) {
      case "day", "days", "d" -> 86_400;
      case "hour", "hours", "hr", "hrs", "h" -> 3600;
      case "minute", "minutes", "min", "mins" -> 60;
      case "second", "seconds", "sec", "secs", "s" -> 1;
      case "millisecond", "milliseconds", "msec", "msecs", "ms" -> 1e-3;
      case "microsecond", "microseconds", "us" -> 1e-6;
      default -> 0;
    };
    if (unit == 0) {
      return Optional.empty();
    }
    boolean dates =
        unit >= 60 && USUAL.contains(calendar.strip().toLowerCase(java.util.Locale.ROOT));
    try {
      double date =
          86_400.0 * LocalDate.of(number(since, 2), number(since, 3), number(since, 4)).toEpochDay()
              + 3600 * number(since, 5) + 60 * number(since, 6) + number(since, 7);
      return Optional.of(
          new NetCdfTime(new NamedArray.Packing(unit, dates ? date : 0), dates));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? 0 : Integer.parseInt(text);
  }
}
