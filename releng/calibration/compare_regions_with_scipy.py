# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Fits the probability of failing of simulated regions with scipy.optimize and compares. Run by ./calibrate ccd-scipy
[SEED...].

Written from the equations alone: region by region, no grouping, the determinant by numpy, Nelder-Mead in both
parameters at once and Brent for the ends from scipy.
"""
import json
import os
import pathlib
import subprocess
import sys

try:
    import numpy as np
    from scipy.optimize import brentq, minimize, minimize_scalar
    from scipy.special import expit
    from scipy.stats import chi2
except ImportError as missing:
    print(f"LEFT OUT: the comparison with scipy needs {missing.name}", file=sys.stderr)
    sys.exit(0)

DROP = chi2.ppf(0.95, 1) / 2


def limits(rows):
    """Of each region the current density at which it cycled last and the one at which it failed, as logarithms."""
    known = {}
    for region, j, failed in rows:
        low, high = known.get(region, (-np.inf, np.inf))
        known[region] = (low, np.log(j)) if failed else (max(low, np.log(j)), high)
    return np.array(list(known.values()))


def cells(place, slope, known):
    """Probabilities of what could have happened to each region; a place of -inf or inf is one that was not tried."""
    f = expit(slope * (known - place))
    return np.column_stack([f[:, 0], f[:, 1] - f[:, 0], 1 - f[:, 1]])


def information(place, slope, known):
    """Expected information of intercept and slope."""
    total = np.zeros((2, 2))
    for low, high in known:
        xs = [x for x in (low, high) if np.isfinite(x)]
        f = [0.0] + [float(expit(slope * (x - place))) for x in xs] + [1.0]
        g = [np.zeros(2)] + [expit(slope * (x - place)) * expit(-slope * (x - place)) * np.array([1, x]) for x in xs]
        g.append(np.zeros(2))
        for k in range(len(f) - 1):
            p, d = f[k + 1] - f[k], g[k + 1] - g[k]
            if p > 0:
                total += np.outer(d, d) / p
    return total


def likelihood(place, slope, known, penalty=True):
    p = cells(place, slope, known)[:, 1]
    with np.errstate(divide="ignore"):  # of a singular matrix, whose determinant is 0
        det = np.linalg.det(information(place, slope, known)) if penalty else 1
    if det <= 0 or (p <= 0).any():
        return -1e9
    return np.log(p).sum() + np.log(det) / 2


def profile(place, known, penalty):
    grid = np.linspace(-9, 18, 109)
    values = [likelihood(place, np.exp(t), known, penalty) for t in grid]
    t = grid[int(np.argmax(values))]
    found = minimize_scalar(lambda u: -likelihood(place, np.exp(u), known, penalty), bounds=(t - 0.3, t + 0.3), method="bounded",
                            options={"xatol": 1e-9})
    return -found.fun


def end(place, top, side, known, penalty):
    """Where the profile crosses; NaN where it does not up to ten times beyond the current densities tried."""
    finite = known[np.isfinite(known)]
    edge = finite.min() - np.log(10) if side < 0 else finite.max() + np.log(10)

    def excess(m):
        return top - profile(m, known, penalty) - DROP

    for m in np.linspace(place, edge, 40)[1:]:
        if excess(m) > 0:
            return np.exp(brentq(excess, place, m, xtol=1e-8))
    return np.nan


def fit(rows, start):
    known = limits(rows)
    found = minimize(lambda v: -likelihood(v[0], np.exp(v[1]), known), [np.log(start[0]), np.log(start[1])],
                     method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000})
    place, slope = found.x[0], np.exp(found.x[1])
    covariance = np.linalg.inv(information(place, slope, known))
    jacobian = np.array([[0, 1], [-1 / slope, -place / slope]])
    errors = jacobian @ covariance @ jacobian.T
    s, m = np.sqrt(np.diag(errors))
    places = np.linspace(known[np.isfinite(known)].min() - 1, known[np.isfinite(known)].max() + 1, 200)
    tops = [profile(p, known, False) for p in places]
    best = places[int(np.argmax(tops))]
    better = minimize_scalar(lambda p: -profile(p, known, False), bounds=(best - 0.05, best + 0.05), method="bounded",
                             options={"xatol": 1e-9})
    if -better.fun > max(tops):
        best, top = better.x, -better.fun
    else:
        top = max(tops)
    lower, upper = (pick(end(place, -found.fun, side, known, True), end(best, top, side, known, False))
                    for side, pick in ((-1, np.minimum), (1, np.maximum)))
    return np.array([np.exp(place), lower, upper, slope, s, m, errors[0, 1] / (s * m)])


def main(seeds):
    here = pathlib.Path(__file__).parent
    worst = 0
    for seed in seeds:
        out = subprocess.run(
            [os.environ["JAVA"], "-cp", os.environ["CLASSES"], str(here / "RegionCalibration.java"), "--dump", str(seed)],
            check=True, capture_output=True, text=True).stdout
        largest, ends, curves = 0, 0, 0
        for line in out.splitlines():
            drawn = json.loads(line)
            if drawn["curve"] is None:
                continue
            curves += 1
            ours = np.array(drawn["curve"], float)
            theirs = fit(drawn["rows"], (0.06, 4))
            if (np.isnan(ours) != np.isnan(theirs)).any():
                sys.exit(f"an end is there for one of both alone: {ours} {theirs} {drawn['rows']}")
            ends += np.isnan(ours).sum()
            largest = max(largest, np.nanmax(abs(ours / theirs - 1)[:6]), abs(ours[6] - theirs[6]))
        worst = max(worst, largest)
        print(f"seed {seed}: {curves} curves, {ends} open ends; values, ends and errors agree within {largest:.1e}")
    if worst > 1e-4:
        sys.exit("the curves differ")


main([int(a) for a in sys.argv[1:]] or [1])
