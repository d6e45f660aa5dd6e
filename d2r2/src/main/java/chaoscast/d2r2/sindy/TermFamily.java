package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A kind of candidate terms.
public enum TermFamily {
  /// Monomials of the variables.
  POLYNOMIAL,
  /// sin x_i.
  SINE,
  /// cos x_i.
  COSINE,
  /// Derivatives along a ring, and their products.
  SPECTRAL;

  /// @param text names with commas between them, such as `polynomial,sine`
  /// @throws InputException for another name, or families that do not go together
  public static Set<TermFamily> parse(String text) {
    var families = EnumSet.noneOf(TermFamily.class);
    List<String> known =
        Arrays.stream(values()).map(family -> family.name().toLowerCase(Locale.ROOT)).toList();
    for (String word : text.split(",", -1)) {
      int index = known.indexOf(word.strip());
      if (index < 0) {
        throw NearestName.unknown("library", word.strip(), known);
      }
      families.add(values()[index]);
    }
    boolean ring = families.contains(SPECTRAL);
    if (ring ? families.size() > 1 : !families.contains(POLYNOMIAL)) {
      throw new InputException(
          "library must be spectral alone, or polynomial with or without sine and cosine, but was '%s'"
              .formatted(text));
    }
    return families;
  }

  /// @return one variable a function of a state variable that terms may have besides the state
  ///     variables themselves: sin(x), sin(y) …
  static List<String> lifted(Set<TermFamily> families, List<String> names) {
    var lifted = new ArrayList<String>();
    for (TermFamily family : families) {
      switch (family) {
        case SINE -> names.forEach(name -> lifted.add("sin(" + name + ")"));
        case COSINE -> names.forEach(name -> lifted.add("cos(" + name + ")"));
        case POLYNOMIAL, SPECTRAL -> {
          // of the state variables themselves
        }
      }
    }
    return lifted;
  }
}
