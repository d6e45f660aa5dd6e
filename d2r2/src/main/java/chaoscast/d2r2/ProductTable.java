package chaoscast.d2r2;

/// The order in which products P_a₁(u₁) ⋯ P_a_n(u_n) are computed.
///
/// Row 0 is the constant; the powers follow, all of the first degree, then all of the second, and so on;
/// then the products of two or more variables. Each product is one multiplication of two
/// earlier rows: the product without its last variable, and that variable's power.
final class ProductTable {
  private final int variables;
  private final int degree;
  private final int[] left;
  private final int[] right;

  /// @param variables n ≥ 1
  /// @param degree    highest total degree, ≥ 1
  ProductTable(int variables, int degree) {
    this.variables = variables;
    this.degree = degree;
    int count = MonomialTable.count(variables, degree);
    int products = count - firstProduct();
    left = new int[products];
    right = new int[products];
    int[] degrees = new int[count];
    int[] last = new int[count];
    for (int row = 1; row < firstProduct(); row++) {
      degrees[row] = 1 + (row - 1) / variables;
      last[row] = (row - 1) % variables;
    }
    int next = firstProduct();
    for (int row = 1; row < next; row++) {
      for (int variable = last[row] + 1; variable < variables; variable++) {
        for (int power = 1; power <= degree - degrees[row]; power++) {
          left[next - firstProduct()] = row;
          right[next - firstProduct()] = power(variable, power);
          degrees[next] = degrees[row] + power;
          last[next] = variable;
          next++;
        }
      }
    }
  }

  int variables() {
    return variables;
  }

  int degree() {
    return degree;
  }

  int count() {
    return firstProduct() + left.length;
  }

  /// @return the row of P_power of that variable
  int power(int variable, int power) {
    return power == 0 ? 0 : 1 + (power - 1) * variables + variable;
  }

  /// @return the first row that is a product of two variables or more
  int firstProduct() {
    return 1 + variables * degree;
  }

  /// @return first factor of every product
  int[] left() {
    return left.clone();
  }

  /// @return second factor of every product, a power
  int[] right() {
    return right.clone();
  }

  /// @return the power of every variable in that row
  int[] exponents(int row) {
    int[] exponents = new int[variables];
    int rest = row;
    while (rest >= firstProduct()) {
      addPower(exponents, right[rest - firstProduct()]);
      rest = left[rest - firstProduct()];
    }
    addPower(exponents, rest);
    return exponents;
  }

  private void addPower(int[] exponents, int row) {
    if (row > 0) {
      exponents[(row - 1) % variables] += 1 + (row - 1) / variables;
    }
  }
}
