#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Ion stacks of 512 x 512 x 200 counts of two bytes, by us and by numpy, scipy, scikit-image and scikit-learn, in turns.

sims_peers.py JAVA BENCHMARKS.JAR [NAME...]: profiles, drift, gaussian, median, pca, nmf; all of them without a name.

For each row one pass of the peer, one of ours, and so on: whatever else the machine does slows both. The fastest pass of each
counts. Where more runs at a time than the machine has processors, processor time over those that are used says more: it is
beside. Memory is what each takes over the stack: the peak of tracemalloc there, the most that was alive here. The exit status is
0 where all bounds are kept, 1 where one is not, 3 where a row was left out since a package is missing.
"""
import sys
import tracemalloc

try:
    import numpy as np
except ImportError:
    sys.exit(f"LEFT OUT: all rows, numpy is not installed for {sys.executable}; PYTHON=... names another Python")

from peers import run, timed

EDGE, LAYERS, FEW_LAYERS, SPECIES = 512, 200, 25, 10
DRIFT_PX = (2.4, -1.6)
# What ImageJ needed for the profiles when numpy needed 0.055 s: the faster of the two is what is asked for.
IMAGEJ_OVER_NUMPY = 0.045 / 0.055
# Time over the peer's, memory over the peer's.
BOUNDS = {"profiles": 0.6, "drift": 0.3, "gaussian": 0.3, "median": 0.1, "pca": 0.2, "nmf": 0.1}
MEMORY = 0.5
# Until the compiler is through with ours.
WARM_UP = {"profiles": 40, "drift": 4, "gaussian": 12, "median": 6, "pca": 6, "nmf": 3}
ROUNDS = 5
# A peer's pass that takes longer is not repeated, but for ours.
LONG_S = 20


def mean_of(species, shift_x=0.0, shift_y=0.0):
    y, x = np.mgrid[:EDGE, :EDGE]
    x, y = x - shift_x, y - shift_y
    column, row = np.clip(x // 128, 0, 3), np.clip(y // 171, 0, 2)
    # In no regular order, which would correlate with itself elsewhere.
    dx = x - 128 * column - 64 - 14 * ((5 * column + 3 * row) % 7 - 3)
    dy = y - 171 * row - 85 - 13 * ((4 * column + 2 * row) % 9 - 4)
    inside = dx**2 + dy**2 < 400
    return np.where(inside, (4, 0.5, 1.5)[species % 3], 1.0) * (0.3 + 0.2 * species)


def counts(species, layers):
    """Twelve columns in a matrix, different for each species."""
    random = np.random.default_rng(species)
    mean = mean_of(species)
    return np.stack([random.poisson(mean).astype(np.uint16) for _ in range(layers)])


def profiles():
    stack = counts(0, LAYERS).reshape(LAYERS, -1)
    y, x = np.mgrid[:EDGE, :EDGE] + 0.5
    masks = [np.flatnonzero((x - 60 - 40 * r) ** 2 + (y - 80 - 35 * r) ** 2 <= 42**2) for r in range(10)]
    return lambda: [stack[:, m].sum(axis=1, dtype=np.uint64) for m in masks]


def drift():
    from skimage.registration import phase_cross_correlation

    random = np.random.default_rng(1)
    shifts = np.outer(np.arange(LAYERS) / (LAYERS - 1), DRIFT_PX)
    stack = np.stack([random.poisson(mean_of(0, *s)).astype(np.uint16) for s in shifts])

    def work():
        # Plain correlation: with normalised phases, counts of less than one in a pixel are noise alone.
        found = [
            phase_cross_correlation(stack[0], layer, upsample_factor=10, normalization=None)[0] for layer in stack
        ]
        errors = -np.array(found)[:, ::-1] - shifts
        return f"{np.sqrt((errors**2).mean()):.2f} px"

    return work


def gaussian():
    from scipy import ndimage

    stack = counts(0, LAYERS)
    return lambda: ndimage.gaussian_filter(stack, 1.5, output=np.float32)


def median():
    from scipy import ndimage

    stack = counts(0, LAYERS)
    return lambda: ndimage.median_filter(stack, size=3)


def pca():
    stack = [counts(s, LAYERS).reshape(-1) for s in range(SPECIES)]
    part = EDGE * EDGE * 8

    def work():
        products = np.zeros((SPECIES, SPECIES))
        sums = np.zeros(SPECIES)
        for start in range(0, stack[0].size, part):
            x = np.stack([s[start : start + part] for s in stack]).astype(np.float32)
            sums += x.sum(axis=1, dtype=float)
            x /= np.sqrt(np.maximum(x.sum(axis=0), 1e-30))
            products += x @ x.T
        scale = np.sqrt(sums / stack[0].size)
        return np.linalg.eigh(products / np.outer(scale, scale))

    return work


def nmf():
    from sklearn.decomposition import NMF

    data = np.stack([counts(s, FEW_LAYERS).reshape(-1) for s in range(SPECIES)], axis=1).astype(np.float32)
    return lambda: NMF(3, solver="mu", beta_loss="kullback-leibler", init="random", random_state=1).fit_transform(data)


ROWS = {"profiles": profiles, "drift": drift, "gaussian": gaussian, "median": median, "pca": pca, "nmf": nmf}


def row(name, ours):
    work = ROWS[name]()
    for _ in range(WARM_UP[name]):
        ours.pass_of(name)
    tracemalloc.start()
    first = timed(work)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    peers, mine = [first], []
    for _ in range(ROUNDS):
        mine.append(ours.pass_of(name))
        if first[0] <= LONG_S:
            peers.append(timed(work))
    mine.append(ours.pass_of(name))
    peer_s, peer_processor = min(p[0] for p in peers), min(p[1] for p in peers)
    our_s, our_processor = min(m[0] for m in mine), min(m[1] for m in mine)
    alive = ours.memory_of(name)
    against = peer_s * (IMAGEJ_OVER_NUMPY if name == "profiles" else 1)
    against_processor = peer_processor * (IMAGEJ_OVER_NUMPY if name == "profiles" else 1)
    ratio, memory = our_s / against, alive / max(peak, 1)
    kept = ratio <= BOUNDS[name] and memory <= MEMORY
    note = ""
    if name == "drift":
        error = mine[-1][2]
        kept = kept and error <= 0.1
        note = f"; errors {error:.3f} px, theirs {first[2]}"
    print(
        f"{name:9s} ours {our_s:8.4f} s {our_processor:8.4f} cpu-s {alive / 2**20:7.1f} MiB | peer {peer_s:8.3f} s "
        f"{peer_processor:8.3f} cpu-s {peak / 2**20:7.1f} MiB | time {ratio:6.3f} of {BOUNDS[name]} (cpu "
        f"{our_processor / against_processor:.3f}), memory {memory:6.3f} of {MEMORY}: "
        f"{'kept' if kept else 'MISSED'}{note}",
        flush=True,
    )
    return kept


if __name__ == "__main__":
    run(__doc__, ROWS, row, "SimsPeers", "scipy, scikit-image and scikit-learn")
