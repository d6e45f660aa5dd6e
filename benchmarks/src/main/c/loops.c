/* The loops that chaoscast's are measured against, as a C programmer writes them down. Loops builds and calls them:
 *
 *     gcc -O3 -march=native -ffast-math -shared -fPIC -o loops.so loops.c -lm
 */
#include <math.h>
#include <stdlib.h>

/* One closed-loop step of an echo state network: r <- tanh(D (r, x, 1)) with D in compressed rows, every even node
 * from 2 to nodes - 3 replaced by the product of the two before it, x <- W features. */
void reservoir_step(int nodes, int inputs, const int *rows, const int *columns, const double *values,
                    const double *readout, double *r, double *x, double *fresh) {
  r[nodes + inputs] = 1;
  for (int i = 0; i < inputs; i++) {
    r[nodes + i] = x[i];
  }
  for (int i = 0; i < nodes; i++) {
    double sum = 0;
    for (int e = rows[i]; e < rows[i + 1]; e++) {
      sum += values[e] * r[columns[e]];
    }
    fresh[i] = tanh(sum);
  }
  for (int o = 0; o < inputs; o++) {
    x[o] = 0;
  }
  for (int i = 0; i < nodes; i++) {
    double feature = i % 2 == 0 && i >= 2 && i < nodes - 2 ? fresh[i - 1] * fresh[i - 2] : fresh[i];
    for (int o = 0; o < inputs; o++) {
      x[o] += readout[(size_t)o * nodes + i] * feature;
    }
  }
  for (int i = 0; i < nodes; i++) {
    r[i] = fresh[i];
  }
}

/* Lorenz 96 in three tiers (Thornes, Dueben and Palmer 2017): K = J = I = 8, F = 20, h = 1, b = c = d = e = g = 10;
 * X_k at k, Y_jk at (j, k), Z_ijk at (i, j, k), each index periodic by itself. */
enum { K = 8, JK = 64, IJK = 512, TIERS = K + JK + IJK };

static void tiers(const double *u, double *du) {
  const double *X = u, *Y = u + K, *Z = u + K + JK;
  for (int k = 0; k < K; k++) {
    double sum = 0;
    for (int j = 0; j < 8; j++) {
      sum += Y[8 * j + k];
    }
    du[k] = X[(k + K - 1) % K] * (X[(k + 1) % K] - X[(k + K - 2) % K]) - X[k] + 20 - sum;
  }
  for (int j = 0; j < 8; j++) {
    const double *next = Y + 8 * ((j + 1) % 8), *second = Y + 8 * ((j + 2) % 8), *last = Y + 8 * ((j + 7) % 8);
    for (int k = 0; k < 8; k++) {
      double sum = 0;
      for (int i = 0; i < 8; i++) {
        sum += Z[64 * i + 8 * j + k];
      }
      du[K + 8 * j + k] = 100 * next[k] * (last[k] - second[k]) - 10 * Y[8 * j + k] + X[k] - sum;
    }
  }
  for (int i = 0; i < 8; i++) {
    const double *next = Z + 64 * ((i + 1) % 8), *second = Z + 64 * ((i + 6) % 8), *last = Z + 64 * ((i + 7) % 8);
    for (int jk = 0; jk < 64; jk++) {
      du[K + JK + 64 * i + jk] = 100 * last[jk] * (next[jk] - second[jk]) - 100 * Z[64 * i + jk] + Y[jk];
    }
  }
}

/* Classical Runge-Kutta steps of it. */
void three_tier_steps(double *u, double h, int steps) {
  static double k[4][TIERS], v[TIERS];
  static const double part[4] = {0, 0.5, 0.5, 1};
  for (int step = 0; step < steps; step++) {
    for (int s = 0; s < 4; s++) {
      for (int i = 0; i < TIERS; i++) {
        v[i] = s == 0 ? u[i] : u[i] + part[s] * h * k[s - 1][i];
      }
      tiers(v, k[s]);
    }
    for (int i = 0; i < TIERS; i++) {
      u[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
    }
  }
}

/* The narrow spatial network of exponential integrate-and-fire neurons: structure of arrays, the exponential of libm,
 * out-lists, spikes delivered at the step's end. */

enum { SIDE_E = 96, SIDE_I = 48, NE = SIDE_E * SIDE_E, NI = SIDE_I * SIDE_I, N = NE + NI };

static double V[N], current[2][N], drive[N];
static int refractory[N], spikes[N], starts[2 * N + 1];
static int *targets;
static unsigned long long state = 88172645463325252ULL;

static double uniform(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (state >> 11) * (1.0 / 9007199254740992.0);
}

static double gaussian(void) {
  return sqrt(-2 * log(1 - uniform())) * cos(6.283185307179586 * uniform());
}

static int rising(const void *a, const void *b) {
  return *(const int *)a - *(const int *)b;
}

static int near(double place, int side) {
  return ((int)lround((place + 0.05 * gaussian()) * side) % side + side) % side;
}

static void wire(void) {
  int degree[2] = {(int)(0.05 * NE + 0.5), (int)(0.05 * NI + 0.5)};
  int count = 0;
  targets = malloc(sizeof(int) * (size_t)N * (degree[0] + degree[1]));
  for (int j = 0; j < N; j++) {
    int own = j < NE ? SIDE_E : SIDE_I, place = j < NE ? j : j - NE;
    for (int a = 0; a < 2; a++) {
      int side = a ? SIDE_I : SIDE_E, first = count;
      for (int i = 0; i < degree[a]; i++) {
        int x = near((double)(place % own) / own, side), y = near((double)(place / own) / own, side);
        targets[count++] = (a ? NE : 0) + y * side + x;
      }
      qsort(targets + first, count - first, sizeof(int), rising);
      starts[2 * j + a + 1] = count;
    }
  }
}

static double decay[2], J[2][2];

/* @return the number of neurons */
int spiking_start(void) {
  wire();
  double root = sqrt(N);
  decay[0] = exp(-0.1 / 6);
  decay[1] = exp(-0.1 / 5);
  J[0][0] = 40 / root / 6;
  J[0][1] = J[1][1] = -400 / root / 5;
  J[1][0] = 120 / root / 6;
  for (int i = 0; i < N; i++) {
    V[i] = -65 + 15 * uniform();
    drive[i] = root * (i < NE ? 0.016875 : 0.0054);
  }
  return N;
}

/* @return the number of spikes */
long spiking_steps(int steps) {
  double dt = 0.1;
  long total = 0;
  for (int t = 0; t < steps; t++) {
    int count = 0;
    for (int p = 0; p < 2; p++) {
      double leak = p ? 0.1 : 1.0 / 15, slope = p ? 0.5 : 2, hold = p ? 5 : 15;
      for (int i = p ? NE : 0; i < (p ? N : NE); i++) {
        double input = drive[i] + current[0][i] + current[1][i];
        current[0][i] *= decay[0];
        current[1][i] *= decay[1];
        if (refractory[i] > 0) {
          refractory[i]--;
          continue;
        }
        double v = V[i];
        v += dt * (-leak * (v + 60) + leak * slope * exp((v + 50) / slope) + input);
        v = v < -100 ? -100 : v;
        if (v >= -10) {
          v = -65;
          refractory[i] = hold;
          spikes[count++] = i;
        }
        V[i] = v;
      }
    }
    for (int s = 0; s < count; s++) {
      int j = spikes[s], b = j >= NE;
      for (int a = 0; a < 2; a++) {
        for (int e = starts[2 * j + a]; e < starts[2 * j + a + 1]; e++) {
          current[b][targets[e]] += J[a][b];
        }
      }
    }
    total += count;
  }
  return total;
}
