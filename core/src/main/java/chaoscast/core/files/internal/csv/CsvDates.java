package chaoscast.core.files.internal.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times of day as seconds since 1970-01-01 UTC: ISO 8601 with or without a time zone, and
/// `d/m/y`, `d.m.y` or `m/d/y`. Without a zone UTC is meant, so that no hour is lost or comes twice.
final class CsvDates {
  private static final String TIME =
      "(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?)?";
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})" + TIME);
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})" + TIME);

  private final boolean monthFirst;
  private int decimals;

  /// @param monthFirst whether `3/4/2024` is the fourth of March
  CsvDates(boolean monthFirst) {
    this.monthFirst = monthFirst;
  }

  /// @return whether the text has the form of a date
  static boolean isDate(String text) {
    return text.length() >= 8
        && text.length() <= 40
        && (ISO.matcher(text).matches() || DAY_FIRST.matcher(text).matches());
  }

  /// @return whether the text is a date whose second number is too large for a month
  static boolean hasMonthFirst(String text) {
    Matcher matcher = DAY_FIRST.matcher(text);
    return matcher.matches() && Integer.parseInt(matcher.group(2)) > 12;
  }

  /// @return whether the text is a date whose order of day and month must be guessed
  static boolean isAmbiguous(String text) {
    Matcher matcher = DAY_FIRST.matcher(text);
    return matcher.matches()
        && Integer.parseInt(matcher.group(1)) <= 12
        && Integer.parseInt(matcher.group(2)) <= 12;
  }

  /// @return seconds since 1970-01-01 UTC; nothing for what is no date
  OptionalDouble parse(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return seconds(iso, number(iso, 1), number(iso, 2), number(iso, 3));
    }
    Matcher other = DAY_FIRST.matcher(text);
    if (!other.matches()) {
      return OptionalDouble.empty();
    }
    int first = number(other, 1);
    int second = number(other, 2);
    return seconds(
        other, number(other, 3), monthFirst ? first : second, monthFirst ? second : first);
  }

  /// @return digits of the last date's fraction of a second
  int decimals() {
    return decimals;
  }

  private OptionalDouble seconds(Matcher matcher, int year, int month, int day) {
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      long whole = days * 86_400 + number(matcher, 4) * 3600L + number(matcher, 5) * 60L
          + number(matcher, 6) - zone(matcher.group(8));
      String fraction = matcher.group(7);
      decimals = fraction == null ? 0 : fraction.length();
      return OptionalDouble.of(
          fraction == null ? whole : whole + Double.parseDouble("0." + fraction));
    } catch (DateTimeException e) {
      return OptionalDouble.empty();
    }
  }

  private static int zone(String text) {
    if (text == null || text.equals("Z") || text.equals("UTC")) {
      return 0;
    }
    String digits = text.substring(1).replace(":", "");
    int seconds = 3600 * Integer.parseInt(digits.substring(0, 2))
        + 60 * Integer.parseInt(digits.substring(2));
    return text.charAt(0) == '-' ? -seconds : seconds;
  }

  private static int number(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? 0 : Integer.parseInt(text);
  }
}
