#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Pictures of volumes of 256 x 256 x 200 and 512 x 512 x 512 counts of two bytes, by us and by VTK's fixed-point ray caster.

render_peers.py JAVA BENCHMARKS.JAR [NAME...]: 256-sparse, 256-fog, 256-mip-sparse, 256-mip, 256-iso, 512-..., turn, large; all
of them without a name.

Pictures of 800 x 600 pixels, the same camera, transfer function and distance of opacities, no shading; VTK's steps are a voxel's
edge long, ours go from one plane of voxels to the next, which is 1.27 edges in this view. For each row one picture of VTK, one of
ours, and so on; the one that takes the least processor time of all threads of each counts. What VTK's window takes without a
volume is not counted. The bound is a share of VTK's processor time, or milliseconds. Signal and noise are those of the whole
picture. RENDER_VOLUMES=FOLDER keeps the volumes there, KEEP_PICTURES=FOLDER the pictures. The exit status is 0 where all bounds are kept, 1
where one is not, 3 where rows were left out since VTK is missing.
"""
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time

from peers import end, names_of, say_load

WIDTH, HEIGHT = 800, 600
SHAPES = {"256": (200, 256, 256), "512": (512, 512, 512)}
LARGE = (1000, 1024, 1024)
AZIMUTH, ELEVATION, ZOOM = 30, 25, 1.0
SHARE, PSNR_DB = 0.4, 40
ISO_MS = {"256": 70, "512": 103}
TURN_PER_S, LARGE_PER_S, MEMORY = 15, 5, 1.3
ROUNDS = 5
FRAMES = 60
# Until the compiler is through with ours.
WARM_UP_S, WARM_UP = 4, 8
# VTK's caster rounds what it interpolates up to whole numbers: with counts of less than a hundred as they are it would be seen.
GAIN = 256
# Counts, colour, opacity of a hundredth of the longest edge.
SPARSE = [(0, 0x000000, 0), (9, 0x203080, 0), (20, 0xF0A030, 0.25), (40, 0xFFFFE0, 0.6)]
FOG = [(0, 0x203080, 0.02), (12, 0x40A0A0, 0.06), (25, 0xF0A030, 0.2), (45, 0xFFFFE0, 0.6)]
HIGHEST = [(0, 0x000000, 0), (80, 0xFFFFFF, 1)]
LEVEL = 14
MODES = {"sparse": "composite", "fog": "composite", "mip-sparse": "mip", "mip": "mip", "iso": "iso"}
NAMES = [f"{size}-{mode}" for size in SHAPES for mode in MODES] + ["turn", "large"]


def counts(np, shape, fog, layers):
    """Columns and balls of different sizes, nowhere symmetric, with the noise of counting; some layers of it."""
    n = min(shape)
    random = np.random.default_rng([layers[0], shape[0]])
    z, y, x = np.meshgrid(layers, np.arange(shape[1]), np.arange(shape[2]), indexing="ij", sparse=True)
    mean = np.full((len(layers), shape[1], shape[2]), 8.0 if fog else 0.0, np.float32)
    for cx, cy, radius, tilt, first, last, much in (
        (0.25, 0.3, 0.09, 0.12, 0, 1, 20),
        (0.7, 0.25, 0.05, -0.05, 0.2, 0.8, 35),
        (0.75, 0.7, 0.13, 0, 0, 0.45, 15),
        (0.3, 0.75, 0.03, 0.2, 0.1, 1, 30),
    ):
        share = z / shape[0]
        r = np.hypot(x - (cx + tilt * share) * shape[2], y - (cy - 0.5 * tilt * share) * shape[1])
        mean += much / (1 + np.exp(np.clip((r - radius * n) / 1.5, -20, 20))) * ((share >= first) & (share <= last))
    for cx, cy, cz, radius, much in ((0.5, 0.5, 0.75, 0.12, 25), (0.15, 0.6, 0.3, 0.06, 40), (0.55, 0.15, 0.1, 0.05, 30)):
        r = np.sqrt((x - cx * shape[2]) ** 2 + (y - cy * shape[1]) ** 2 + (z - cz * shape[0]) ** 2)
        mean += much / (1 + np.exp(np.clip((r - radius * n) / 1.5, -20, 20)))
    return (GAIN * np.minimum(random.poisson(mean), 65535 // GAIN)).astype(np.uint16)


def volume_file(np, folder, shape, fog):
    path = os.path.join(folder, f"{'x'.join(map(str, shape))}-{'fog' if fog else 'sparse'}.raw")
    if not os.path.exists(path):
        with open(path + ".part", "wb") as out:
            for first in range(0, shape[0], 8):
                out.write(counts(np, shape, fog, np.arange(first, min(first + 8, shape[0]))).tobytes())
        os.rename(path + ".part", path)
    return path


def large_file(np, folder):
    """What is in fog four times in each layer, and again below; to count anew would take minutes."""
    path = os.path.join(folder, "large.raw")
    if not os.path.exists(path):
        small = np.fromfile(volume_file(np, folder, SHAPES["512"], True), np.uint16).reshape(SHAPES["512"])
        with open(path + ".part", "wb") as out:
            for k in range(LARGE[0]):
                out.write(np.tile(small[k % len(small)], (2, 2)).tobytes())
        os.rename(path + ".part", path)
    return path


class Ours:
    """A warm Java that draws one picture when it is asked to."""

    def __init__(self, java, jar, memory):
        self.process = subprocess.Popen(
            [java, f"-Xmx{memory}m", "-cp", jar, "org.interphase.benchmarks.RenderPeers"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.expect("ready")

    def ask(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline().split()
        if not line:
            sys.exit(f"our side failed at {text}")
        return line

    def expect(self, word):
        if self.process.stdout.readline().strip() != word:
            sys.exit("our side did not start")

    def open(self, path, shape):
        """Opens a volume; seconds, and bytes that are alive, itself among them."""
        return [float(v) for v in self.ask(f"open {path} {shape[0]} {shape[1]} {shape[2]}")]

    def draw(self, mode, stops, into="-", azimuth=AZIMUTH):
        """Draws a picture; seconds and processor seconds."""
        text = ",".join(f"{GAIN * c}:{rgb:06X}:{opacity}" for c, rgb, opacity in stops)
        return [
            float(v)
            for v in self.ask(
                f"draw {mode} {text} {GAIN * LEVEL} {azimuth} {ELEVATION} {ZOOM} {WIDTH} {HEIGHT} {into}"
            )
        ]

    def warm(self, *what, **how):
        end, drawn = time.monotonic() + WARM_UP_S, 0
        while time.monotonic() < end or drawn < WARM_UP:
            self.draw(*what, **how)
            drawn += 1

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Vtk:
    """VTK's fixed-point ray caster, seen as we see."""

    def __init__(self, vtk, np):
        from vtkmodules.util import numpy_support

        self.vtk, self.np, self.arrays = vtk, np, numpy_support
        self.window = vtk.vtkRenderWindow()
        self.window.SetOffScreenRendering(1)
        self.window.SetMultiSamples(0)
        self.window.SetSize(WIDTH, HEIGHT)
        self.renderer = vtk.vtkRenderer()
        self.renderer.SetBackground(0, 0, 0)
        self.window.AddRenderer(self.renderer)

    def open(self, path, shape):
        vtk, np = self.vtk, self.np
        self.data = np.fromfile(path, np.uint16)
        image = vtk.vtkImageData()
        image.SetDimensions(shape[2], shape[1], shape[0])
        image.SetOrigin(0.5, 0.5, 0.5)
        image.GetPointData().SetScalars(self.arrays.numpy_to_vtk(self.data, deep=False))
        self.mapper = vtk.vtkFixedPointVolumeRayCastMapper()
        self.mapper.SetInputData(image)
        self.mapper.AutoAdjustSampleDistancesOff()
        self.mapper.SetSampleDistance(1)
        self.mapper.SetInteractiveSampleDistance(1)
        self.mapper.SetImageSampleDistance(1)
        self.volume = vtk.vtkVolume()
        self.volume.SetMapper(self.mapper)
        self.renderer.RemoveAllViewProps()
        self.renderer.AddVolume(self.volume)
        a, e = math.radians(AZIMUTH), math.radians(ELEVATION)
        away = (-math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e))
        down = (math.sin(a) * math.sin(e), math.cos(a) * math.sin(e), math.cos(e))
        middle = (shape[2] / 2, shape[1] / 2, shape[0] / 2)
        radius = math.sqrt(sum(n * n for n in shape)) / 2
        camera = self.renderer.GetActiveCamera()
        camera.ParallelProjectionOn()
        camera.SetParallelScale(radius / ZOOM)
        camera.SetFocalPoint(*middle)
        camera.SetPosition(*(m - 3 * radius * w for m, w in zip(middle, away)))
        camera.SetViewUp(*(-d for d in down))
        self.renderer.ResetCameraClippingRange()
        self.unit = max(shape) / 100

    def look(self, mode, stops):
        colours, opacities = self.vtk.vtkColorTransferFunction(), self.vtk.vtkPiecewiseFunction()
        for c, rgb, opacity in stops:
            colours.AddRGBPoint(GAIN * c, (rgb >> 16) / 255, (rgb >> 8 & 255) / 255, (rgb & 255) / 255)
            # Maxima are taken with their opacities as they stand.
            opacities.AddPoint(GAIN * c, opacity)
        look = self.volume.GetProperty()
        look.SetColor(colours)
        look.SetScalarOpacity(opacities)
        look.SetScalarOpacityUnitDistance(1 if mode == "mip" else self.unit)
        look.SetInterpolationTypeToLinear()
        look.ShadeOff()
        if mode == "mip":
            self.mapper.SetBlendModeToMaximumIntensity()
        else:
            self.mapper.SetBlendModeToComposite()
        self.window.Render()

    def draw(self):
        start, processor = time.perf_counter(), time.process_time()
        self.window.Render()
        return time.perf_counter() - start, time.process_time() - processor

    def without(self):
        """What the window takes without a volume."""
        self.volume.VisibilityOff()
        self.draw()
        processor = min(self.draw()[1] for _ in range(ROUNDS))
        self.volume.VisibilityOn()
        return processor

    def picture(self):
        shot = self.vtk.vtkWindowToImageFilter()
        shot.SetInput(self.window)
        shot.ReadFrontBufferOff()
        shot.Update()
        pixels = self.arrays.vtk_to_numpy(shot.GetOutput().GetPointData().GetScalars())
        return pixels.reshape(HEIGHT, WIDTH, 3)[::-1]


def psnr(np, a, b):
    """Of the whole picture, and of what is not background in either."""
    seen = (a.max(axis=2) > 0) | (b.max(axis=2) > 0)
    error = ((a.astype(float) - b.astype(float)) ** 2).mean(axis=2)
    return [10 * math.log10(255**2 / max(e, 1e-12)) for e in (error.mean(), error[seen].mean())]


def row(np, name, ours, peer, folder):
    size, mode = name.split("-", 1)
    what = MODES[mode]
    stops = HIGHEST if what == "mip" else FOG if mode == "fog" else SPARSE
    ours.warm(what, stops)
    if what == "iso":
        ms = 1000 * min(ours.draw(what, stops)[1] for _ in range(3 * ROUNDS))
        kept = ms <= ISO_MS[size]
        print(f"{name:14s} ours {ms:7.1f} cpu-ms of {ISO_MS[size]}: {'kept' if kept else 'MISSED'}", flush=True)
        return kept
    peer.look(what, stops)
    mine, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(peer.draw())
        mine += [ours.draw(what, stops), ours.draw(what, stops)]
    their_ms = 1000 * (min(t[1] for t in theirs) - peer.without())
    peer.draw()
    their = peer.picture()
    path = os.path.join(folder, "ours.rgb")
    ours.draw(what, stops, into=path)
    our = np.fromfile(path, np.uint8).reshape(HEIGHT, WIDTH, 3)
    db, seen_db = psnr(np, our, their)
    if os.environ.get("KEEP_PICTURES"):
        for who, p in (("ours", our), ("vtk", their)):
            with open(os.path.join(os.environ["KEEP_PICTURES"], f"{name}-{who}.ppm"), "wb") as out:
                out.write(b"P6 %d %d 255\n" % (WIDTH, HEIGHT) + np.ascontiguousarray(p).tobytes())
    our_ms = 1000 * min(m[1] for m in mine)
    ratio = our_ms / their_ms
    kept = ratio <= SHARE and db >= PSNR_DB
    print(
        f"{name:14s} ours {our_ms:7.1f} cpu-ms {1000 * min(m[0] for m in mine):7.1f} ms | vtk {their_ms:7.1f} cpu-ms "
        f"{1000 * min(t[0] for t in theirs):7.1f} ms | ratio {ratio:5.3f} of {SHARE}; {db:4.1f} dB of {PSNR_DB} "
        f"({seen_db:.1f} without the background): {'kept' if kept else 'MISSED'}",
        flush=True,
    )
    return kept


def turning(ours, shape, name, path, least):
    """Pictures a second while a volume in fog is turned, drawn from a level of the pyramid."""
    seconds, alive = ours.open(path, shape)
    memory = alive / (2 * math.prod(shape))
    ours.warm("turn", FOG)
    drawn = [ours.draw("turn", FOG, azimuth=AZIMUTH + 4 * f) for f in range(FRAMES)]
    processor = sum(d[1] for d in drawn) / FRAMES
    # What two cores do that have nothing else to do.
    rate = 2 / processor
    kept = rate >= least and memory <= MEMORY
    print(
        f"{name:14s} opened in {seconds:.2f} s, {memory:.3f} of {MEMORY} times its size in memory; turned at level "
        f"{drawn[0][2]:.0f} in {1000 * processor:.1f} cpu-ms a picture, {rate:.1f} of {least} a second on two cores "
        f"({FRAMES / sum(d[0] for d in drawn):.1f} just now): {'kept' if kept else 'MISSED'}",
        flush=True,
    )
    return kept


def main():
    names = names_of(__doc__, NAMES)
    try:
        import numpy as np
    except ImportError:
        sys.exit(f"LEFT OUT: all rows, numpy is not installed for {sys.executable}; PYTHON=... names another Python")
    if "DISPLAY" not in os.environ and shutil.which("xvfb-run"):
        os.execvp("xvfb-run", ["xvfb-run", "-a", sys.executable, *sys.argv])
    peer, missing = None, None
    if "DISPLAY" not in os.environ:
        missing = "there is no display, nor xvfb-run"
    else:
        try:
            import vtk

            peer = Vtk(vtk, np)
        except ImportError:
            missing = f"VTK is not installed for {sys.executable}; PYTHON=... names a Python that has it"
    say_load()
    missed, left_out = [], []
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.environ.get("RENDER_VOLUMES", temporary)
        ours, opened = Ours(sys.argv[1], sys.argv[2], 4000), None
        for name in names:
            if name == "large":
                continue
            if name == "turn":
                shape = SHAPES["512"]
                opened = None
                if not turning(ours, shape, name, volume_file(np, folder, shape, True), TURN_PER_S):
                    missed.append(name)
                continue
            size, mode = name.split("-", 1)
            if peer is None and mode != "iso":
                left_out.append(name)
                print(f"{name:14s} LEFT OUT: {missing}", flush=True)
                continue
            path = volume_file(np, folder, SHAPES[size], mode in ("fog", "mip"))
            if opened != path:
                ours.open(path, SHAPES[size])
                if peer is not None:
                    peer.open(path, SHAPES[size])
                opened = path
            if not row(np, name, ours, peer, temporary):
                missed.append(name)
        ours.close()
        peer = None
        if "large" in names:
            size = 2 * math.prod(LARGE)
            # A heap that is no larger than the bound.
            ours = Ours(sys.argv[1], sys.argv[2], int(MEMORY * size / 2**20))
            if not turning(ours, LARGE, "large", large_file(np, folder), LARGE_PER_S):
                missed.append("large")
            ours.close()
    end(missed, left_out, missing)


if __name__ == "__main__":
    main()
