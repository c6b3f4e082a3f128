#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Surfaces of volumes by us and by VTK, in turns.

mesh_peers.py JAVA BENCHMARKS.JAR [NAME...]: mesh-256, mesh-512-flat, mesh-512; all of them without a name.

For each row one pass of the peer, one of ours, and so on: whatever else the machine does slows both. The fastest pass of each
counts, in processor time of all threads; the time by the clock is beside. The exit status is 0 where all bounds are kept, 1
where one is not, 3 where a row was left out since a package is missing.
"""
import os
import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit(f"LEFT OUT: all rows, numpy is not installed for {sys.executable}; PYTHON=... names another Python")

from sims_peers import Ours

ROUNDS = 8


def mesh(layers, edge, a):
    """Surfaces of some 560,000, 484,000 and 4.4 million triangles by flying edges."""
    import vtk
    from vtk.util.numpy_support import numpy_to_vtk

    x, z = np.sin(np.arange(edge) / a), np.sin(np.arange(layers) / a)
    values = (z[:, None, None] * x[None, :, None] * x[None, None, :]).astype(np.float32)
    image = vtk.vtkImageData()
    image.SetDimensions(edge, edge, layers)
    image.GetPointData().SetScalars(numpy_to_vtk(values.reshape(-1), deep=1))

    def work():
        surface = vtk.vtkFlyingEdges3D()
        surface.SetInputData(image)
        surface.SetValue(0, 0.3)
        surface.ComputeNormalsOff()
        surface.ComputeGradientsOff()
        surface.ComputeScalarsOff()
        surface.Update()
        return f"{surface.GetOutput().GetNumberOfPolys()} triangles"

    return work


# Of each row: the peer, what ours is asked for, passes until the compiler is through with ours, processor time over the peer's.
ROWS = {
    "mesh-256": (lambda: mesh(200, 256, 25), "mesh 200 256 25", 30, 1.5),
    "mesh-512-flat": (lambda: mesh(200, 512, 105), "mesh 200 512 105", 20, 1.5),
    "mesh-512": (lambda: mesh(512, 512, 32), "mesh 512 512 32", 10, 1.5),
}


def timed(work):
    start, processor = time.perf_counter(), time.process_time()
    said = work()
    return time.perf_counter() - start, time.process_time() - processor, said


def row(name, ours):
    peer, asked, warm_up, bound = ROWS[name]
    work = peer()
    for _ in range(warm_up):
        ours.pass_of(asked)
    peers, mine = [timed(work)], []
    for _ in range(ROUNDS):
        mine.append(ours.pass_of(asked))
        peers.append(timed(work))
    peer_s, peer_processor = min(p[0] for p in peers), min(p[1] for p in peers)
    our_s, our_processor = min(m[0] for m in mine), min(m[1] for m in mine)
    ratio = our_processor / peer_processor
    kept = ratio <= bound
    print(
        f"{name:14s} ours {our_s:7.4f} s {our_processor:7.4f} cpu-s ({mine[-1][2]:.0f}) | peer {peer_s:7.4f} s "
        f"{peer_processor:7.4f} cpu-s ({peers[-1][2]}) | cpu {ratio:6.3f} of {bound} (time {our_s / peer_s:.3f}): "
        f"{'kept' if kept else 'MISSED'}",
        flush=True,
    )
    return kept


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    names = sys.argv[3:] or list(ROWS)
    for name in names:
        if name not in ROWS:
            sys.exit(f"expected one of {', '.join(ROWS)}, found '{name}'")
    print(f"load of the machine: {' '.join(f'{v:.1f}' for v in os.getloadavg())}", flush=True)
    ours = Ours(sys.argv[1], sys.argv[2], "MeshPeers")
    missed, left_out = [], []
    for name in names:
        try:
            if not row(name, ours):
                missed.append(name)
        except ImportError as missing:
            left_out.append(name)
            print(f"{name:14s} LEFT OUT: {missing.name} is not installed for {sys.executable}", flush=True)
    ours.close()
    print(f"load of the machine: {' '.join(f'{v:.1f}' for v in os.getloadavg())}")
    if left_out:
        print(f"LEFT OUT: {', '.join(left_out)}; PYTHON=... names a Python that has vtk")
    if missed:
        print(f"MISSED: {', '.join(missed)}")
    sys.exit(1 if missed else 3 if left_out else 0)


if __name__ == "__main__":
    main()
