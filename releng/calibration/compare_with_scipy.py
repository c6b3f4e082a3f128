# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""Fits simulated spectra with scipy.optimize.least_squares and compares. Run by ./calibrate scipy [SEED...]."""
import json
import os
import pathlib
import subprocess
import sys

try:
    import numpy as np
    from scipy.optimize import least_squares
except ImportError as missing:
    print(f"LEFT OUT: the comparison with scipy needs {missing.name}", file=sys.stderr)
    sys.exit(0)

NAMES = ["R0", "R1", "CPE1.Q", "CPE1.alpha", "R2", "CPE2.Q", "CPE2.alpha"]
START = np.array([500, 3188, 1.235588e-9, 0.9, 25135, 6.3410653e-9, 0.9])
LOG = np.array([True, True, True, False, True, True, False])


def natural(x):
    return np.where(LOG, np.exp(np.where(LOG, x, 0)), x)


def impedance(v, w):
    jw = 1j * w
    return v[0] + v[1] / (1 + v[1] * v[2] * jw ** v[3]) + v[4] / (1 + v[4] * v[5] * jw ** v[6])


def main(seeds):
    here = pathlib.Path(__file__).parent
    worst = 0
    for seed in seeds:
        out = subprocess.run(
            [os.environ["JAVA"], "-cp", os.environ["CLASSES"], str(here / "Calibration.java"), "--dump", str(seed)],
            check=True, capture_output=True, text=True).stdout
        f, re, im, values, errors, total = (np.array(json.loads(line)) for line in out.splitlines())
        z = re + 1j * im
        w = 2 * np.pi * f

        def residual(x):
            d = (z - impedance(natural(x), w)) / np.abs(z)
            return np.concatenate([d.real, d.imag])

        x0 = np.where(LOG, np.log(START), START)
        fit = least_squares(residual, x0, jac="3-point", method="lm", xtol=1e-15, ftol=1e-15, gtol=1e-15)
        s = 2 * fit.cost
        covariance = np.linalg.inv(fit.jac.T @ fit.jac) * s / (2 * len(f) - len(x0))
        theirs = natural(fit.x)
        their_errors = np.sqrt(np.diag(covariance)) * np.where(LOG, theirs, 1)
        in_errors = np.abs(values - theirs) / their_errors
        ratio = errors / their_errors
        worst = max(worst, in_errors.max(), abs(ratio - 1).max())
        print(f"seed {seed}: S here {total[0]:.9g}, scipy {s:.9g}; largest difference {in_errors.max():.1e} standard"
              f" errors; errors agree within {abs(ratio - 1).max():.1e}")
    if worst > 1e-2:
        sys.exit("the fits differ")


main([int(a) for a in sys.argv[1:]] or [101, 102, 103])
