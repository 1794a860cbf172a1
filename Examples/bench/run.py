#!/usr/bin/env python3
"""Runs the jobs of the national workload beside the programs that users would take instead, and prints the table of ratios.

    python3 Examples/bench/run.py ROUNDS SCALE [JOB...]        all jobs without a name; SCALE is 1, 10 or 100

Every measurement is a process of its own: time on the clock, processor time, greatest memory. Rounds are interleaved, so that a load that comes
and goes meets all alike; the table shows medians. A peer that is not installed is left out. Results are set beside the reference, and those of
one worker beside those of two, byte by byte.

    BENCH         the folder of the workload: jobs, reference (../shared/bench)
    BENCH_DATA    its data, by scale (BENCH/data)
    BENCH_FIGURES INSEE's tables per quartier (../shared/data/insee-qpv)
    BENCH_TEXTS   conventions (../shared/conventions)
    BENCH_PYTHON  a Python with geopandas and duckdb (python3)
    BENCH_PEERS   the peers to run, as gp,duck,ogr (all that are installed)
    BENCH_PROGRAM quartiers-bench (.build/release/quartiers-bench)
    BENCH_COMMAND quartiers, for the jobs that users give it as they are (.build/release/quartiers)
"""
import csv, glob, hashlib, multiprocessing, os, random, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

BENCH = os.path.abspath(os.environ.get("BENCH", "../shared/bench"))
DATA = os.path.abspath(os.environ.get("BENCH_DATA", f"{BENCH}/data"))
PYTHON = os.environ.get("BENCH_PYTHON", "python3")
PROGRAM = os.path.abspath(os.environ.get("BENCH_PROGRAM", ".build/release/quartiers-bench"))
COMMAND = os.path.abspath(os.environ.get("BENCH_COMMAND", ".build/release/quartiers"))

FIGURES = os.path.abspath(os.environ.get("BENCH_FIGURES", "../shared/data/insee-qpv"))
TEXTS = os.path.abspath(os.environ.get("BENCH_TEXTS", "../shared/conventions"))

GDAL = "ogr2ogr"
# What Python's reader needs to cut the tables into cells, and no more.
SPLIT = """
import csv, glob, sys
for path in sorted(glob.glob(sys.argv[1] + "/*.csv")):
    with open(path, newline="", encoding="utf-8-sig", errors="replace") as file:
        sum(len(row) for row in csv.reader(file, delimiter=";"))
"""
# The same layers of the same file as a map: communes, quartiers in natural breaks, legend, PNG of A4 at 150 dots to the inch.
PLOT = """
import sys
import geopandas, matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plot
figure, axes = plot.subplots(figsize=(11.69, 8.27))
geopandas.read_file(sys.argv[1], layer="communes").plot(ax=axes, color="#f7f6f2", edgecolor="#8c8c8c", linewidth=0.2)
quartiers = geopandas.read_file(sys.argv[1], layer=sys.argv[2])
quartiers.plot(sys.argv[3], ax=axes, scheme="fisherjenks", k=int(sys.argv[4]), cmap="YlOrBr", legend=True)
figure.savefig(sys.argv[5], dpi=150)
"""
# Jobs that the program does as users give them; the others are quartiers-bench's.
COMMANDS = {
    "map": ["map", "tx_pauvrete", "2024", "--store", "{data}/national.gpkg", "--date", "2024-06-30", "-o", "{own}"],
    "atlas": ["atlas", "--demo", "--date", "2024-06-30", "-o", "{folder}"],
}
# Job: its peers, the name of its result, how many times faster it must be and in how many megabytes, and its reference.
JOBS = {
    "areas": (["duck:J1", "gp:J1", "ogr:J1"], "areas.csv", 5, 200, ("j1_areas", ["layer", "id"], 1e-9)),
    "overlaps": (["gp:J2", "duck:J2", "ogr:J2"], "overlaps.csv", 4, 150, ("j2_overlaps", ["old", "new"], 1e-6)),
    "shares": (["ogr:J3", "duck:J3", "gp:J3"], "shares.csv", 4, 150, ("j3_shares", ["code_qp", "insee"], 1e-6)),
    "tiles": (["gp:J4:rtree", "ogr:J4", "duck:J4"], "tiles.csv", 10, 120, ("j4_interpolated", ["code_qp"], 1e-6)),
    "convert-communes": (["ogr:J5:communes", "duck:J5:communes"], "communes.geojson", 6, 150, None),
    "convert-tiles": (["duck:J5:carreaux", "gp:J5:carreaux", "ogr:J5:carreaux"], "tiles.geojson", 10, 150, None),
    "import-communes": (["gp:J6:communes", "duck:J6:communes"], "communes.gpkg", 4, 300, None),
    "validity": (["duck:J7", "ogr:J7", "gp:J7"], "validity.csv", 3, 200, None),
    "communes-to-shapefile": ([[GDAL, "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", "{out}/peer.shp", "{data}/communes.gpkg"]],
                              "communes.shp", 2, None, None),
    "communes-from-shapefile": ([[GDAL, "-f", "GPKG", "{out}/peer.gpkg", "{data}/communes.shp"]], "back.gpkg", 2, None, None),
    "figures": ([[PYTHON, "-c", SPLIT, "{data}/figures"]], "figures.csv", 1, None, None),
    "conventions": ([], "conventions.csv", "-", None, None),
    "map": ([[PYTHON, "-c", PLOT, "{data}/national.gpkg", "v_quartiers_2024", "tx_pauvrete", "6", "{out}/peer.png"]], "map.png", 1, None, None),
    "atlas": ([[PYTHON, "-c", PLOT, "{data}/demo.gpkg", "quartiers_2024", "tx_pauvrete", "3", "{out}/peer.png"]], "atlas/atlas.pdf", 1, None, None),
    "import-tiles": ([[GDAL, "-f", "GPKG", "{out}/peer.gpkg", "{data}/carreaux.gpkg"]], "store.gpkg", 5, None, None),
}
LABELS = {GDAL: "GDAL", SPLIT: "Python's csv", PLOT: "geopandas' plot"}
MODULES = {"duck": "duckdb_extension_spatial", "gp": "geopandas"}


PEERS = os.environ.get("BENCH_PEERS", "gp,duck,ogr").split(",")


def has_module(name):
    return subprocess.run([PYTHON, "-c", f"import {name}"], capture_output=True).returncode == 0


def is_installed(peer):
    if isinstance(peer, list) and peer[0] == PYTHON:
        return peer[2] != PLOT or "gp" in PEERS and has_module("geopandas")
    if ("ogr" if isinstance(peer, list) else peer.split(":")[0]) not in PEERS:
        return False
    if isinstance(peer, list) or peer.startswith("ogr"):
        return shutil.which(GDAL) is not None
    return has_module(MODULES[peer.split(":")[0]])


def clear(folder):
    for path in glob.glob(f"{folder}/*"):
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


def own_command(name, data, own, workers):
    if name not in COMMANDS:
        return [PROGRAM, name, data, own, "--workers", workers]
    places = {"data": data, "own": own, "folder": os.path.dirname(own)}
    return [COMMAND, *(word.format(**places) for word in COMMANDS[name]), "--jobs", workers]


def prepare_maps(data):
    """A store with a figure for each quartier of the workload, and the demonstration as a layer."""
    store, figures = f"{data}/national.gpkg", f"{data}/figures.csv"
    draw = random.Random(1)
    with sqlite3.connect(f"{data}/quartiers_new.gpkg") as source, open(figures, "w", newline="") as file:
        rows = source.execute("SELECT code_qp, lib_qp FROM quartiers_new").fetchall()
        csv.writer(file).writerows([["code_qp", "nom", "tx_pauvrete"]] + [[*row, round(draw.uniform(15, 60), 1)] for row in rows])
    for words in [
        ["import", "communes", f"{data}/communes.gpkg", "--store", store],
        ["import", "perimeters", f"{data}/quartiers_new.gpkg", "--generation", "2024", "--store", store],
        ["import", "figures", figures, "--store", store],
        ["export", "gpkg", "--demo", "-o", f"{data}/demo.gpkg"],
    ]:
        subprocess.run([COMMAND, *words, "--quiet"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measure(command, folder, **environment):
    """Seconds on the clock, of the processor, and megabytes of a process and those it waited for."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=dict(os.environ, **environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: {output[-2000:]}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rows(path, keys):
    with open(path, newline="") as file:
        return {tuple(row[key] for key in keys): row for row in csv.DictReader(file)}


def disagreement(result, reference, keys):
    """The worst difference, relative to the larger of 1 and the reference, and the rows that only one of the two has."""
    ours, theirs = rows(result, keys), rows(f"{BENCH}/reference/{reference}.csv", keys)
    worst = 0
    for key in ours.keys() & theirs.keys():
        for name, text in theirs[key].items():
            if name in keys or name not in ours[key]:
                continue
            found, expected = float(ours[key][name] or "nan"), float(text or "nan")
            if found == found or expected == expected:
                worst = max(worst, abs(found - expected) / max(1, abs(expected)))
    return worst, len(ours.keys() ^ theirs.keys())


def main():
    rounds, scale, names = int(sys.argv[1]), sys.argv[2], sys.argv[3:] or list(JOBS)
    work = tempfile.mkdtemp(prefix="bench-")
    data, out = f"{work}/data/{scale}", f"{work}/out"
    for folder in [data, out, f"{work}/own", f"{work}/alone", f"{work}/jobs", f"{work}/results"]:
        os.makedirs(folder)
    for path in glob.glob(f"{DATA}/{scale}/*"):
        os.symlink(path, f"{data}/{os.path.basename(path)}")
    for path in glob.glob(f"{BENCH}/jobs/*.py"):
        shutil.copy(path, f"{work}/jobs")
    for name, path in [("figures", FIGURES), ("conventions", TEXTS)]:
        if os.path.isdir(path):
            os.symlink(path, f"{data}/{name}")
    if "communes-from-shapefile" in names:
        subprocess.run([PROGRAM, "communes-to-shapefile", data, f"{data}/communes.shp"], check=True, stdout=subprocess.DEVNULL)
    if COMMANDS.keys() & set(names):
        prepare_maps(data)
    table = []
    for name in names:
        peers, result, target, memory, reference = JOBS[name]
        peers = [peer for peer in peers if is_installed(peer)]
        samples = {}
        for _ in range(rounds):
            own = f"{work}/own/{result}"
            clear(f"{work}/own")
            figures = measure(own_command(name, data, own, "2"), work)
            samples.setdefault("quartiers", []).append(figures)
            by_two = digest(own)
            for peer in peers:
                clear(out)
                if isinstance(peer, list):
                    command = [word.format(data=data, out=out) if word.startswith("{") else word for word in peer]
                    label = LABELS.get(peer[0]) or LABELS[peer[2]]
                else:
                    module, *arguments = peer.split(":")
                    command, label = [PYTHON, f"{work}/jobs/{module}.py", *arguments], peer
                samples.setdefault(label, []).append(measure(command, f"{work}/jobs", SCALE=scale))
                print(name, label, *(f"{figure:.2f}" for figure in samples[label][-1]), file=sys.stderr)
            print(name, *(f"{figure:.2f}" for figure in figures), file=sys.stderr)
        # Of the same name, which the project in a GeoPackage repeats.
        measure(own_command(name, data, f"{work}/alone/{result}", "1"), work)
        by_one = digest(f"{work}/alone/{result}")
        medians = {label: [statistics.median(column) for column in zip(*figures)] for label, figures in samples.items()}
        own = medians.pop("quartiers")
        agreement = "" if by_one == by_two else "one worker differs from two; "
        if reference and scale == "1":
            # In a process of its own: the system counts what this one holds as memory of the programs it starts.
            with multiprocessing.Pool(1) as pool:
                worst, missing = pool.apply(disagreement, [f"{work}/alone/{result}", *reference[:2]])
            agreement += f"{worst:.0e}, {missing} rows apart"
        best = min(medians.items(), key=lambda entry: entry[1][0], default=(None, None))
        line = [name, f"{own[0]:.2f}", f"{own[1]:.2f}", f"{own[2]:.0f}"]
        if best[0]:
            line += [best[0], f"{best[1][0]:.2f}", f"{best[1][1]:.2f}", f"{best[1][2]:.0f}", f"{best[1][0] / own[0]:.1f}", str(target)]
        else:
            line += ["-"] * 5 + [str(target)]
        table.append(line + [str(memory or "-"), agreement])
        clear(f"{work}/own")
        clear(f"{work}/alone")
    shutil.rmtree(work)
    heads = ["job", "s", "cpu s", "MB", "best peer", "s", "cpu s", "MB", "times faster", "at least", "MB at most", "differs from the reference"]
    for line in [heads, ["---"] * len(heads)] + table:
        print("| " + " | ".join(line) + " |")


if __name__ == "__main__":
    main()
