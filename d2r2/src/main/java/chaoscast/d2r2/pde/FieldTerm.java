package chaoscast.d2r2.pde;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A candidate term: a derivative of the field along the ring, or a product of some.
///
///     ∂ᵃu ∂ᵇu …,   a ≤ b ≤ …
///
/// @param orders a, b …: one for a linear term, more for a product; rising
public record FieldTerm(List<Integer> orders) {
  /// Of linear terms.
  public static final int HIGHEST_ORDER = 4;

  /// Of a product, all its factors together.
  private static final int PRODUCT_ORDER = 2;

  public FieldTerm {
    orders = List.copyOf(orders);
  }

  /// @param degree greatest number of factors, ≥ 1
  /// @return u, u_x … u_xxxx, then products with at most two derivatives among their factors: u u, u u_x,
  ///     u u_xx, u_x u_x …
  public static List<FieldTerm> library(int degree) {
    var terms = new ArrayList<FieldTerm>();
    for (int order = 0; order <= HIGHEST_ORDER; order++) {
      terms.add(new FieldTerm(List.of(order)));
    }
    for (int factors = 2; factors <= degree; factors++) {
      int[] orders = new int[factors];
      addProducts(orders, 0, 0, terms);
    }
    return terms;
  }

  /// @return about how many terms [#library] has, and no fewer
  public static double count(long degree) {
    return HIGHEST_ORDER + 1 + 4.0 * degree;
  }

  private static void addProducts(int[] orders, int position, int sum, List<FieldTerm> terms) {
    if (position == orders.length) {
      terms.add(new FieldTerm(Arrays.stream(orders).boxed().toList()));
      return;
    }
    int least = position == 0 ? 0 : orders[position - 1];
    for (int order = least; sum + order <= PRODUCT_ORDER; order++) {
      orders[position] = order;
      addProducts(orders, position + 1, sum + order, terms);
    }
  }

  /// @return whether it goes into the stiff linear part
  boolean isLinear() {
    return orders.size() == 1;
  }

  /// @return whether it is the derivative of a power: uᵖ⁻¹ u_x
  boolean isFlux() {
    return orders.size() > 1 && orders.stream().mapToInt(order -> order).sum() == 1;
  }

  /// @return as people write it, such as `u u_x`
  @Override
  public String toString() {
    return orders.stream()
        .map(order -> order == 0 ? "u" : "u_" + "x".repeat(order))
        .collect(Collectors.joining(" "));
  }
}
