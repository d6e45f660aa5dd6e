/* The network of SpikingBenchmark in plain C: structure of arrays, the exponential of libm, out-lists, spikes
 * delivered at the step's end.
 *
 *     gcc -O3 -march=native -ffast-math -o /tmp/eif eif.c -lm && /tmp/eif
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SIDE_E = 96, SIDE_I = 48, NE = SIDE_E * SIDE_E, NI = SIDE_I * SIDE_I, N = NE + NI, STEPS = 15000 };

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

int main(void) {
  wire();
  double root = sqrt(N), dt = 0.1, decay[2] = {exp(-dt / 6), exp(-dt / 5)};
  double J[2][2] = {{40 / root / 6, -400 / root / 5}, {120 / root / 6, -400 / root / 5}};
  for (int i = 0; i < N; i++) {
    V[i] = -65 + 15 * uniform();
    drive[i] = root * (i < NE ? 0.016875 : 0.0054);
  }
  long events = 0, total = 0;
  clock_t begin = clock();
  for (int t = 0; t < STEPS; t++) {
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
      events += starts[2 * j + 2] - starts[2 * j];
    }
    total += count;
  }
  double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  printf("%.2f ns a neuron-step, %ld spikes, %ld synaptic events\n", 1e9 * seconds / STEPS / N, total, events);
  return 0;
}
