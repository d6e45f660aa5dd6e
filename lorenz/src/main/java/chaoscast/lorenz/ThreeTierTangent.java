package chaoscast.lorenz;

/// The Jacobian of [Lorenz96ThreeTier] times a vector: its right-hand side with every product p q
/// replaced by δp q + p δq, and without the forcing.
///
/// @param system whose Jacobian
/// @param state  where; not modified
/// @param v      δ; not modified
record ThreeTierTangent(Lorenz96ThreeTier system, double[] state, double[] v) {
  /// @param image modified: holds J v
  void multiply(double[] image) {
    int slow = system.K();
    Lorenz96ThreeTier.addUpInto(image, 0, v, slow, system.J());
    Lorenz96ThreeTier.addUpInto(image, slow, v, slow * system.J(), system.I());
    double coupling = system.h() * system.c() / system.b();
    for (int k = 0; k < slow; k++) {
      image[k] = -v[k] - coupling * image[k];
    }
    CyclicAdvection.addTangentTo(state, v, slow, image);
    for (int j = 0; j < system.J(); j++) {
      fast(j, image);
    }
    for (int i = 0; i < system.I(); i++) {
      faster(i, image);
    }
  }

  /// One row of Y; expects Σ_i δZ in its place.
  private void fast(int j, double[] image) {
    double c = system.c();
    double advection = c * system.b();
    double fromX = system.h() * c / system.b();
    double fromZ = system.h() * system.e() / system.d();
    int length = system.K();
    int row = length + j * length;
    int next = length + Lorenz96ThreeTier.wrap(j + 1, system.J()) * length;
    int overNext = length + Lorenz96ThreeTier.wrap(j + 2, system.J()) * length;
    int previous = length + Lorenz96ThreeTier.wrap(j - 1, system.J()) * length;
    for (int k = 0; k < length; k++) {
      double advected =
          v[next + k] * (state[overNext + k] - state[previous + k])
              + state[next + k] * (v[overNext + k] - v[previous + k]);
      image[row + k] =
          -advection * advected - c * v[row + k] + fromX * v[k] - fromZ * image[row + k];
    }
  }

  /// One row of Z.
  private void faster(int i, double[] image) {
    double advection = system.e() * system.d();
    double damping = system.g() * system.e();
    double fromY = system.h() * system.e() / system.d();
    int slow = system.K();
    int length = slow * system.J();
    int first = slow + length;
    int row = first + i * length;
    int next = first + Lorenz96ThreeTier.wrap(i + 1, system.I()) * length;
    int previous = first + Lorenz96ThreeTier.wrap(i - 1, system.I()) * length;
    int beforePrevious = first + Lorenz96ThreeTier.wrap(i - 2, system.I()) * length;
    for (int m = 0; m < length; m++) {
      double advected =
          v[previous + m] * (state[next + m] - state[beforePrevious + m])
              + state[previous + m] * (v[next + m] - v[beforePrevious + m]);
      image[row + m] = advection * advected - damping * v[row + m] + fromY * v[slow + m];
    }
  }
}
