#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Does with numpy, scipy and scikit-learn, where they are installed, what IonStackBenchmark does, and prints the times.

sims_peers.py [NAME...]: profiles, gaussian, median, pca, nmf; all of them without a name.
"""
import sys
import time
import tracemalloc

try:
    import numpy as np
except ImportError:
    sys.exit("numpy is not installed")

EDGE, LAYERS, FEW_LAYERS, SPECIES = 512, 200, 25, 10


def counts(species, layers):
    """Twelve columns in a matrix, different for each species."""
    y, x = np.mgrid[:EDGE, :EDGE]
    inside = (x % 128 - 64) ** 2 + (y % 171 - 85) ** 2 < 400
    mean = np.where(inside, (4, 0.5, 1.5)[species % 3], 1.0) * (0.3 + 0.2 * species)
    random = np.random.default_rng(species)
    return np.stack([random.poisson(mean).astype(np.uint16) for _ in range(layers)])


def timed(name, work):
    """The better of two passes, and the peak of memory that numpy asked for in a third."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{name:10s} {min(times):8.3f} s  {peak / 2**20:8.0f} MiB", flush=True)


def profiles():
    stack = counts(0, LAYERS)
    y, x = np.mgrid[:EDGE, :EDGE] + 0.5
    masks = [np.flatnonzero((x - 60 - 40 * r) ** 2 + (y - 80 - 35 * r) ** 2 <= 42**2) for r in range(10)]
    flat = stack.reshape(LAYERS, -1)
    timed("profiles", lambda: [flat[:, m].sum(axis=1, dtype=np.uint64) for m in masks])


def gaussian():
    from scipy import ndimage

    stack = counts(0, LAYERS)
    timed("gaussian", lambda: ndimage.gaussian_filter(stack, 1.5, output=np.float32))


def median():
    from scipy import ndimage

    stack = counts(0, LAYERS)
    timed("median", lambda: ndimage.median_filter(stack, size=3))


def pca():
    stack = [counts(s, LAYERS).reshape(-1) for s in range(SPECIES)]

    def work():
        total = np.zeros(stack[0].size, np.float32)
        for channel in stack:
            total += channel
        weight = 1 / np.sqrt(np.maximum(total, 1e-30))
        scale = np.sqrt([channel.mean() for channel in stack])
        products = np.zeros((SPECIES, SPECIES))
        for i in range(SPECIES):
            a = stack[i] * weight
            for j in range(i + 1):
                products[i, j] = products[j, i] = np.dot(a, stack[j] * weight)
        return np.linalg.eigh(products / np.outer(scale, scale))

    timed("pca", work)


def nmf():
    try:
        from sklearn.decomposition import NMF
    except ImportError:
        print("nmf        scikit-learn is not installed")
        return
    data = np.stack([counts(s, FEW_LAYERS).reshape(-1) for s in range(SPECIES)], axis=1).astype(np.float32)
    model = NMF(3, solver="mu", beta_loss="kullback-leibler", init="random", random_state=1)
    timed("nmf", lambda: model.fit_transform(data))


def main():
    known = {"profiles": profiles, "gaussian": gaussian, "median": median, "pca": pca, "nmf": nmf}
    names = sys.argv[1:] or list(known)
    for name in names:
        if name not in known:
            sys.exit(f"expected one of {', '.join(known)}, found '{name}'")
        try:
            known[name]()
        except ImportError as missing:
            print(f"{name:10s} {missing.name} is not installed")


if __name__ == "__main__":
    main()
