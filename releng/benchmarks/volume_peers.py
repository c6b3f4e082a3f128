#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Volumes of 512 x 512 x 200 voxels, by us and by numpy, scipy and scikit-image, in turns.

volume_peers.py JAVA BENCHMARKS.JAR [NAME...]: components, distance-columns, distance-matrix; all of them without a name.

For each row one pass of the peer, one of ours, and so on: whatever else the machine does slows both. Processor time counts, the
least of each; the clock's is beside. Memory is what each takes over its input: the peak of tracemalloc there, the most that was
alive here. Both must find the same. The exit status is 0 where all bounds are kept, 1 where one is not, 3 where a row was left
out since a package is missing.
"""
import sys
import tracemalloc

try:
    import numpy as np
except ImportError:
    sys.exit(f"LEFT OUT: all rows, numpy is not installed for {sys.executable}; PYTHON=... names another Python")

from peers import run, timed
from sims_peers import DRIFT_PX, EDGE, LAYERS, counts, mean_of

# Processor time over the peer's, memory over the peer's; None where none is asked for.
BOUNDS = {"components": (0.25, None), "distance-columns": (0.1, 0.25), "distance-matrix": (0.1, 0.25)}
ROUNDS = 4
# Until the compiler is through with ours.
WARM_UP = 8


def components():
    """Otsu's threshold, 26-connected components, and their volumes, centroids and boxes."""
    from scipy import ndimage
    from skimage.filters import threshold_otsu

    smooth = ndimage.gaussian_filter(counts(0, LAYERS), (3, 1.2, 1.2), output=np.float32)

    def work():
        labels, n = ndimage.label(smooth >= threshold_otsu(smooth), structure=np.ones((3, 3, 3)))
        ids = np.arange(1, n + 1)
        sizes = np.bincount(labels.ravel(), minlength=n + 1)[1:]
        centres = ndimage.center_of_mass(labels > 0, labels, ids)
        boxes = ndimage.find_objects(labels)
        return float(n if len(centres) == len(boxes) == len(sizes) else -1)

    return work


def columns():
    """Twelve columns that move with depth, without noise, so that both have the same."""
    layers = [mean_of(0, DRIFT_PX[0] * k / (LAYERS - 1), DRIFT_PX[1] * k / (LAYERS - 1)) > 0.5 for k in range(LAYERS)]
    return np.stack(layers)


def distance(inside):
    from scipy import ndimage

    # The sum is taken after the pass: ours is, too.
    return lambda: ndimage.distance_transform_edt(inside)


def distance_columns():
    return distance(columns())


def distance_matrix():
    return distance(~columns())


ROWS = {"components": components, "distance-columns": distance_columns, "distance-matrix": distance_matrix}


def said(result):
    return result if isinstance(result, float) else float(result.sum())


def row(name, ours):
    work = ROWS[name]()
    for _ in range(WARM_UP):
        ours.pass_of(name)
    tracemalloc.start()
    first = timed(work)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    theirs = said(first[2])
    peers, mine = [first[:2]], []
    for _ in range(ROUNDS):
        mine.append(ours.pass_of(name))
        peers.append(timed(work)[:2])
    mine.append(ours.pass_of(name))
    peer_s, peer_processor = min(p[0] for p in peers), min(p[1] for p in peers)
    our_s, our_processor = min(m[0] for m in mine), min(m[1] for m in mine)
    alive = ours.memory_of(name)
    ratio, memory = our_processor / peer_processor, alive / max(peak, 1)
    time_bound, memory_bound = BOUNDS[name]
    same = abs(mine[-1][2] - theirs) <= 1e-5 * abs(theirs)
    kept = same and ratio <= time_bound and (memory_bound is None or memory <= memory_bound)
    print(
        f"{name:16s} ours {our_processor:7.3f} cpu-s {our_s:7.3f} s {alive / 2**20:7.1f} MiB | peer {peer_processor:7.3f} cpu-s "
        f"{peer_s:7.3f} s {peak / 2**20:7.1f} MiB | cpu {ratio:6.3f} of {time_bound}, memory {memory:6.3f}"
        f"{'' if memory_bound is None else f' of {memory_bound}'}: {'kept' if kept else 'MISSED'}"
        f"{'' if same else f'; ours found {mine[-1][2]}, the peer {theirs}'}",
        flush=True,
    )
    return kept


if __name__ == "__main__":
    run(__doc__, ROWS, row, "SegmentationPeers", "scipy and scikit-image")
