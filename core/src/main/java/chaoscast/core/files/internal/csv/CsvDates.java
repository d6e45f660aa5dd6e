package chaoscast.core.files.internal.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times of day as seconds since 1970-01-01 UTC: ISO 8601 with or without a time zone, also without
/// signs (`20240227T235800Z`) or without a day (`2024-02`), `d/m/y`, `d.m.y` or `m/d/y`, also with a year of two digits
/// from 1970 to 2069, `27-Feb-2024` and `Feb 27, 2024`; times of day alone, `h:m`, `h:m:s`, `m:s.f`, with AM and PM too,
/// as seconds since midnight, and times passed, `1 days 02:03:04` and `PT2H3M4S`. Without a zone UTC is meant, so that no
/// hour is lost or comes twice.
final class CsvDates {
  private static final String CLOCK =
      "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?:\\s*([AaPp])\\.?[Mm]\\.?)?";
  private static final String TIME =
      "(?:[T ]\\s*" + CLOCK + "\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?";
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})" + TIME);
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})[T ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?()(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|(?<=[./])\\d{2})" + TIME);
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]\\s*(\\d{4})" + TIME);
  private static final Pattern NAME_FIRST =
      Pattern.compile("([A-Za-z]{3})[a-z]*\\.? (\\d{1,2}),? (\\d{4}),?" + TIME);
  private static final Pattern DAYS =
      Pattern.compile("(\\d{1,6}) days?,? (\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?");
  private static final Pattern ISO_DURATION =
      Pattern.compile(
          "P(?:(\\d{1,6})D)?(?:T(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,9})(?:[.,](\\d{1,9}))?S)?)?");
  private static final Pattern TIME_OF_DAY = Pattern.compile(CLOCK);
  private static final Pattern PASSED =
      Pattern.compile("(\\d{1,4}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?");
  private static final Pattern MINUTES = Pattern.compile("(\\d{1,4}):(\\d{2})[.,](\\d{1,9})");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final boolean monthFirst;
  private int decimals;

  /// @param monthFirst whether `3/4/2024` is the fourth of March
  CsvDates(boolean monthFirst) {
    this.monthFirst = monthFirst;
  }

  /// @return whether the text has the form of a date
  static boolean isDate(String text) {
    return text.length() >= 6
        && text.length() <= 40
        && (Character.isDigit(text.charAt(0)) || NAME_FIRST.matcher(text).matches())
        && (ISO.matcher(text).matches() || DAY_FIRST.matcher(text).matches()
            || COMPACT.matcher(text).matches() || NAMED.matcher(text).matches()
            || MONTH.matcher(text).matches() || NAME_FIRST.matcher(text).matches());
  }

  /// @return whether the text has the form of a time of day or of a time passed
  static boolean isTimeOfDay(String text) {
    return text.length() >= 3
        && text.length() <= 28
        && (Character.isDigit(text.charAt(0)) || text.charAt(0) == 'P')
        && (TIME_OF_DAY.matcher(text).matches() || PASSED.matcher(text).matches()
            || MINUTES.matcher(text).matches() || DAYS.matcher(text).matches()
            || ISO_DURATION.matcher(text).matches());
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
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return seconds(compact, number(compact, 1), number(compact, 2), number(compact, 3));
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return seconds(named, number(named, 3), monthOf(named.group(2)), number(named, 1));
    }
    Matcher first = NAME_FIRST.matcher(text);
    if (first.matches()) {
      return seconds(first, number(first, 3), monthOf(first.group(1)), number(first, 2));
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      decimals = 0;
      int which = number(month, 2);
      return which < 1 || which > 12 ? OptionalDouble.empty()
          : OptionalDouble.of(
              86_400.0 * LocalDate.of(number(month, 1), which, 1).toEpochDay());
    }
    Matcher other = DAY_FIRST.matcher(text);
    if (!other.matches()) {
      return OptionalDouble.empty();
    }
    int one = number(other, 1);
    int two = number(other, 2);
    return seconds(
        other, year(other.group(3)), monthFirst ? one : two, monthFirst ? two : one);
  }

  /// @return 0 for what is no month
  private static int monthOf(String name) {
    int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
    return at < 0 || at % 3 != 0 ? 0 : at / 3 + 1;
  }

  private static int year(String text) {
    int year = Integer.parseInt(text);
    return text.length() > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
  }

  /// @param texts of dates, in order; others are passed over
  /// @return whether years of two digits change more often than what stands first, so that they are days
  static boolean isYearFirst(List<String> texts) {
    Matcher before = null;
    int first = 0;
    int last = 0;
    for (String text : texts) {
      Matcher now = DAY_FIRST.matcher(text);
      if (now.matches() && now.group(3).length() == 2) {
        first += before != null && !now.group(1).equals(before.group(1)) ? 1 : 0;
        last += before != null && !now.group(3).equals(before.group(3)) ? 1 : 0;
        before = now;
      }
    }
    return last > first;
  }

  /// @return seconds since midnight, or passed; nothing for what is no time
  OptionalDouble timeOfDay(String text) {
    Matcher minutes = MINUTES.matcher(text);
    if (minutes.matches()) {
      return passed(60L * number(minutes, 1) + number(minutes, 2), minutes.group(3));
    }
    Matcher day = TIME_OF_DAY.matcher(text);
    if (day.matches()) {
      return passed(ofDay(day, 1), day.group(4));
    }
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return passed(86_400L * number(days, 1) + 3600L * number(days, 2) + 60L * number(days, 3)
          + number(days, 4), days.group(5));
    }
    Matcher iso = ISO_DURATION.matcher(text);
    if (iso.matches()) {
      return passed(86_400L * number(iso, 1) + 3600L * number(iso, 2) + 60L * number(iso, 3)
          + number(iso, 4), iso.group(5));
    }
    Matcher hours = PASSED.matcher(text);
    return hours.matches()
        ? passed(3600L * number(hours, 1) + 60L * number(hours, 2) + number(hours, 3),
            hours.group(4))
        : OptionalDouble.empty();
  }

  /// @return digits of the last date's fraction of a second
  int decimals() {
    return decimals;
  }

  private OptionalDouble seconds(Matcher matcher, int year, int month, int day) {
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return passed(days * 86_400 + ofDay(matcher, 4) - zone(matcher.group(9)), matcher.group(7));
    } catch (DateTimeException e) {
      return OptionalDouble.empty();
    }
  }

  /// @param first group of the hour; minute, second, fraction and half of the day follow
  private static long ofDay(Matcher matcher, int first) {
    String half = matcher.group(first + 4);
    int hour = number(matcher, first);
    if (half != null && !half.isEmpty()) {
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    return hour * 3600L + number(matcher, first + 1) * 60L + number(matcher, first + 2);
  }

  private OptionalDouble passed(long whole, String fraction) {
    decimals = fraction == null ? 0 : fraction.length();
    return OptionalDouble.of(
        fraction == null ? whole : whole + Double.parseDouble("0." + fraction));
  }

  private static int zone(String text) {
    if (text == null || text.equals("Z") || text.equals("UTC") || text.equals("GMT")) {
      return 0;
    }
    String digits = text.substring(1).replace(":", "");
    int seconds = 3600 * Integer.parseInt(digits.substring(0, 2))
        + (digits.length() > 2 ? 60 * Integer.parseInt(digits.substring(2)) : 0);
    return text.charAt(0) == '-' ? -seconds : seconds;
  }

  private static int number(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? 0 : Integer.parseInt(text);
  }
}
