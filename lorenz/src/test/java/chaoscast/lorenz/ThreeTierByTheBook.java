package chaoscast.lorenz;

/// The three-tier equations written down one variable at a time, with `%`, to compare with.
final class ThreeTierByTheBook {
  private final Lorenz96ThreeTier s;
  private final double[] state;

  ThreeTierByTheBook(Lorenz96ThreeTier system, double[] state) {
    s = system;
    this.state = state;
  }

  double[] derivative() {
    double[] derivative = new double[s.dimension()];
    for (int k = 0; k < s.K(); k++) {
      derivative[k] = slow(k);
      for (int j = 0; j < s.J(); j++) {
        derivative[s.K() + j * s.K() + k] = fast(j, k);
        for (int i = 0; i < s.I(); i++) {
          derivative[s.K() + s.K() * s.J() + (i * s.J() + j) * s.K() + k] = faster(i, j, k);
        }
      }
    }
    return derivative;
  }

  private double slow(int k) {
    double sum = 0;
    for (int j = 0; j < s.J(); j++) {
      sum += y(j, k);
    }
    return x(k - 1) * (x(k + 1) - x(k - 2)) - x(k) + s.F() - s.h() * s.c() / s.b() * sum;
  }

  private double fast(int j, int k) {
    double sum = 0;
    for (int i = 0; i < s.I(); i++) {
      sum += z(i, j, k);
    }
    return -s.c() * s.b() * y(j + 1, k) * (y(j + 2, k) - y(j - 1, k))
        - s.c() * y(j, k)
        + s.h() * s.c() / s.b() * x(k)
        - s.h() * s.e() / s.d() * sum;
  }

  private double faster(int i, int j, int k) {
    return s.e() * s.d() * z(i - 1, j, k) * (z(i + 1, j, k) - z(i - 2, j, k))
        - s.g() * s.e() * z(i, j, k)
        + s.h() * s.e() / s.d() * y(j, k);
  }

  private double x(int k) {
    return state[(k + s.K()) % s.K()];
  }

  private double y(int j, int k) {
    return state[s.K() + (j + s.J()) % s.J() * s.K() + k];
  }

  private double z(int i, int j, int k) {
    return state[s.K() + s.K() * s.J() + ((i + s.I()) % s.I() * s.J() + j) * s.K() + k];
  }
}
