"""A surrogate in forty lines of numpy, to be judged by chaoscast.

    chaoscast generate lorenz63 --dt 0.02 --steps 20000 -o truth.h5
    chaoscast score --truth truth.h5 --max-steps 1000 --starts-to starts.csv
    python3 score_forecasts.py truth.h5 starts.csv forecasts.h5
    chaoscast score --truth truth.h5 --forecast numpy=forecasts.h5

A polynomial of degree 4 in the present state, fitted to the next increment by ridge regression and fed
back. Any model will do that predicts what comes after the state of each start.
"""
import sys
from itertools import combinations_with_replacement

import h5py
import numpy as np

DEGREE, RIDGE, STEPS = 4, 1e-10, 1000


def features(states):
    """All monomials up to DEGREE: one row a state."""
    columns = [np.ones(len(states))]
    for degree in range(1, DEGREE + 1):
        for factors in combinations_with_replacement(range(states.shape[1]), degree):
            columns.append(np.prod(states[:, factors], axis=1))
    return np.stack(columns, axis=1)


def main(truth_file, starts_file, forecasts_file):
    with h5py.File(truth_file) as file:
        truth = file["states"][:]
    starts = np.loadtxt(starts_file, delimiter=",", skiprows=1, usecols=0, dtype=int, ndmin=1)

    # Train on what comes before the first start, in units of its own.
    past = truth[: starts.min() + 1]
    mean, scale = past.mean(axis=0), past.std(axis=0)
    scaled = (past - mean) / scale
    inputs, targets = features(scaled[:-1]), np.diff(scaled, axis=0)
    gram = inputs.T @ inputs + RIDGE * len(inputs) * np.eye(inputs.shape[1])
    weights = np.linalg.solve(gram, inputs.T @ targets)

    # Predict from all starts together. A start is the last state that the model may see.
    state = (truth[starts] - mean) / scale
    forecasts = np.empty((len(starts), STEPS, truth.shape[1]))
    for step in range(STEPS):
        with np.errstate(all="ignore"):  # a forecast that diverges ends in inf and NaN, which is fine
            state = state + features(state) @ weights
        forecasts[:, step] = mean + scale * state

    with h5py.File(forecasts_file, "w") as file:
        file["forecasts"] = forecasts  # starts x steps x variables
        file["start"] = starts


main(*sys.argv[1:])
