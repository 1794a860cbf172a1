"""Writes classification.json: class limits by mapclassify 2.10.0 and NumPy of twenty seeded series.

    python3 classification.py > classification.json
"""
import json

import mapclassify
import numpy as np


def inner(bins, values):
    """Limits that separate something: those at or beyond the greatest value do not, nor those under the least."""
    return sorted({float(b) for b in bins if values.min() <= b < values.max()})


def series(seed):
    generator = np.random.default_rng(seed)
    size = int(generator.integers(8, 120))
    kind = ["uniform", "normal", "lognormal", "rates", "counts"][seed % 5]
    values = {
        "uniform": lambda: generator.uniform(-50, 50, size),
        "normal": lambda: generator.normal(40, 12, size),
        "lognormal": lambda: generator.lognormal(6, 1, size),
        # One decimal, as printed: ties are ordinary.
        "rates": lambda: np.round(generator.uniform(10, 60, size), 1),
        "counts": lambda: generator.integers(1, 4000, size).astype(float),
    }[kind]()
    return kind, values


cases = []
for seed in range(1, 21):
    kind, y = series(seed)
    k = 3 + seed % 4
    expected = {
        "quantile": inner(mapclassify.Quantiles(y, k=k).bins, y),
        "q6": inner(mapclassify.Percentiles(y, pct=[5, 27.5, 50, 72.5, 95, 100]).bins, y),
        "jenks": inner(mapclassify.FisherJenks(y, k=k).bins, y),
        "equal": inner(mapclassify.EqualInterval(y, k=k).bins, y),
        "headtails": inner(mapclassify.HeadTailBreaks(y).bins, y),
    }
    multiples = {3: [-1, 1], 4: [-1, 0, 1], 5: [-2, -1, 1, 2], 6: [-2, -1, 0, 1, 2]}[k]
    expected["msd"] = inner(mapclassify.StdMean(y, multiples=multiples).bins, y)
    # mapclassify has no progressions: limits by their definition.
    steps = np.cumsum(np.arange(1, k)) / (k * (k + 1) / 2)
    expected["arith"] = inner(y.min() + (y.max() - y.min()) * steps, y)
    if y.min() > 0:
        expected["geom"] = inner(np.geomspace(y.min(), y.max(), k + 1)[1:-1], y)
    cases.append({"seed": seed, "kind": kind, "classes": k, "values": y.tolist(), "limits": expected})
print(json.dumps(cases, separators=(",", ":")).replace('},{"seed"', '},\n{"seed"'))
