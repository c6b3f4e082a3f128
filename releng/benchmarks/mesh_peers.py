#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Surfaces of volumes by us and by VTK, in turns.

mesh_peers.py JAVA BENCHMARKS.JAR [NAME...]: mesh-256, mesh-512-flat, mesh-512; all of them without a name.

For each row one pass of the peer, one of ours, and so on: whatever else the machine does slows both. The fastest pass of each
counts, in processor time of all threads; the time by the clock is beside. The exit status is 0 where all bounds are kept, 1
where one is not, 3 where a row was left out since a package is missing.
"""
import sys

try:
    import numpy as np
except ImportError:
    sys.exit(f"LEFT OUT: all rows, numpy is not installed for {sys.executable}; PYTHON=... names another Python")

from peers import run, timed

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


if __name__ == "__main__":
    run(__doc__, ROWS, row, "MeshPeers", "vtk")
