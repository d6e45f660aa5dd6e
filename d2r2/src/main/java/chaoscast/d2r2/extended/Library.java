package chaoscast.d2r2.extended;

import chaoscast.core.InputException;
import chaoscast.core.polynomial.Monomial;
import java.util.ArrayList;
import java.util.List;

/// The terms that equations can have.
///
/// @param dimension D, how many of the lifted variables are the state's
/// @param sines     whether sin z_i follow
/// @param cosines   whether cos z_i follow after that
/// @param terms     monomials of the lifted state, each after the one without its last factor
record Library(int dimension, boolean sines, boolean cosines, List<Monomial> terms) {
  Library {
    terms = List.copyOf(terms);
  }

  /// A term in an equation, with a weight that is learned.
  ///
  /// @param equation whose derivative it adds to
  /// @param term     its number in the library
  record Place(int equation, int term) {}

  /// @return a place
  /// @throws InputException if there is no such equation or term
  Place place(int equation, int term) {
    if (equation < 0 || equation >= dimension || term < 0 || term >= size()) {
      throw new InputException(
          "places must be in %d equations of %d terms but one is in equation %d, term %d"
              .formatted(dimension, size(), equation, term));
    }
    return new Place(equation, term);
  }

  /// @return how many terms there are
  int size() {
    return terms.size();
  }

  /// @return every term in every equation, term by term
  List<Place> everywhere() {
    var places = new ArrayList<Place>();
    for (int term = 0; term < size(); term++) {
      for (int equation = 0; equation < dimension; equation++) {
        places.add(new Place(equation, term));
      }
    }
    return places;
  }

  /// @return whether a term, or one that has it as a factor, stands in one of the places
  boolean[] needed(List<Place> places) {
    boolean[] needed = new boolean[size()];
    for (Place place : places) {
      for (Monomial term = terms.get(place.term());; term = term.withoutLast()) {
        int number = terms.indexOf(term);
        needed[number] = true;
        if (term.degree() == 0) {
          break;
        }
      }
    }
    return needed;
  }
}
