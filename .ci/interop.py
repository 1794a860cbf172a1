"""What `.ci/interop` checks: interop.py PROGRAM FOLDER, from the root of the project; a line PASS or FAIL for each check.

Nothing here uses code of the project: geometries are read with sqlite3 and json, cut by shapely and measured by pyproj.
"""

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import geopandas
import shapely
from pyproj import Geod, Transformer
from shapely.geometry.polygon import orient

PROGRAM, FOLDER = sys.argv[1], Path(sys.argv[2])
SHARED = Path(os.environ.get("QUARTIERS_SHARED", "../shared")) / "data"
LAMBERT93 = "EPSG:2154"
# Shares of a quartier and ellipsoidal areas agree to this; both sides compute in doubles, in another order.
TOLERANCE = 1e-9

failures = 0


def check(name, problems=()):
    """Prints PASS, or FAIL and the first problems."""
    global failures
    problems = list(problems)
    failures += bool(problems)
    print(f"{'FAIL' if problems else 'PASS'} {name}", flush=True)
    for problem in problems[:5]:
        print(f"     {problem}", flush=True)
    if len(problems) > 5:
        print(f"     ... and {len(problems) - 5} more", flush=True)


def run(*words, stdin=None):
    """Runs a command; gives its output and what it said on standard error, which includes its failure."""
    result = subprocess.run([str(word) for word in words], input=stdin, capture_output=True, timeout=120)
    said = result.stderr.decode()
    return result.stdout, said if result.returncode == 0 else f"{words[0]} ended with {result.returncode}: {said}{result.stdout.decode()[-500:]}"


def quartiers(*words):
    """The output of the program, which must succeed; findings on standard error are its right."""
    result = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=120)
    if result.returncode != 0:
        raise SystemExit(f"FAIL quartiers {' '.join(map(str, words))}: {result.returncode}\n{result.stderr.decode()}")
    return result.stdout


def table(*words):
    """The rows of a verb that writes a table."""
    return list(csv.DictReader(quartiers(*words, "--format", "csv").decode().splitlines()))


# Geometry, read and measured without the project


def features(package, layer):
    """The rows of a GeoPackage layer as dictionaries, the geometry decoded from its blob."""
    connection = sqlite3.connect(f"file:{package}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    (column,) = connection.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", [layer]).fetchone()
    rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{layer}"')]
    for row in rows:
        blob = row[column]
        envelope_bytes = [0, 32, 48, 48, 64][blob[3] >> 1 & 7]
        row["geometry"] = shapely.make_valid(shapely.from_wkb(blob[8 + envelope_bytes :]), method="structure")
    connection.close()
    return rows


def layers(package):
    """The layers of a GeoPackage."""
    connection = sqlite3.connect(f"file:{package}?mode=ro", uri=True)
    names = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_geometry_columns ORDER BY 1")]
    connection.close()
    return names


def transformed(geometry, source, target):
    transformer = Transformer.from_crs(source, target, always_xy=True)
    return shapely.transform(geometry, lambda x, y: transformer.transform(x, y), interleaved=False)


def ellipsoidal(geometry, crs):
    """Area and perimeter on GRS 80 of a geometry in a French projected system."""
    degrees = transformed(geometry, crs, "EPSG:4171")
    polygons = [orient(part) for part in shapely.get_parts(degrees) if part.geom_type == "Polygon"]
    return Geod(ellps="GRS80").geometry_area_perimeter(shapely.MultiPolygon(polygons))


def far(expected, found, scale):
    return abs(expected - found) > TOLERANCE * scale


# Checks


def check_geopackage(name, path):
    _, said = run("ogrinfo", "-al", "-so", path)
    check(f"{name}: ogrinfo reads every layer", [said] if said else [])
    output, said = run("/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", path)
    check(f"{name}: validate_gpkg has no complaint", [said] if said else [])
    # The validator passes a file whose spatial index is missing, so every layer is asked for its own.
    problems = []
    for layer in layers(path):
        verdict, said = run("sqlite3", "-readonly", path, f"SELECT rtreecheck('rtree_{layer}_geom')")
        if verdict.decode().strip() != "ok":
            problems.append(f"{layer}: {verdict.decode().strip()} {said}")
    check(f"{name}: rtreecheck says ok for every layer", problems)


def check_geojson(name, text, count):
    collection = json.loads(text)
    check(f"{name}: no crs member", ["crs"] if "crs" in collection else [])
    read = collection["features"]
    check(f"{name}: {count} features", [] if len(read) == count else [f"{len(read)} features"])
    rings = [
        (rank, ring, feature["properties"])
        for feature in read
        for polygon in feature["geometry"]["coordinates"]
        for rank, ring in enumerate(polygon)
    ]
    check(
        f"{name}: exteriors counter-clockwise, holes clockwise",
        [who["nom"] for rank, ring, who in rings if shapely.LinearRing(ring).is_ccw != (rank == 0)],
    )
    coordinates = re.findall(rb'"coordinates":(\[[-+0-9eE.,\[\]]*\])', text)
    check(f"{name}: at most 7 decimals", [number for part in coordinates for number in re.findall(rb"\.[0-9]{8,}|[eE]", part)])
    check(f"{name}: every outline is found by that", [] if len(coordinates) == count else [f"{len(coordinates)} outlines"])


def check_pipeline(name, options, expected):
    """`quartiers export geojson -o - | ogr2ogr -f CSV /vsistdout/ /vsistdin/`, as users type it."""
    export = quartiers("export", "geojson", *options, "-o", "-")
    check_geojson(f"{name}, exported to GeoJSON", export, len(expected))
    output, said = run("ogr2ogr", "-f", "CSV", "/vsistdout/", "/vsistdin/", stdin=export)
    names = [row["nom"] for row in csv.DictReader(output.decode().splitlines())]
    wrong = [] if names == [row["nom"] for row in expected] else [f"names: {names}"]
    check(f"{name}: GeoJSON on a pipe to ogr2ogr", ([said] if said else []) + wrong)


def check_surfaces(name, rows, outlines):
    """The rows of `surface` against outlines by code and generation, in Lambert-93."""
    problems = []
    for row in rows:
        outline = outlines[row["code_qp"], row["generation"]]
        area, perimeter = ellipsoidal(outline, LAMBERT93)
        for column, value in [("surf_ell_m2", area), ("perimetre_m", perimeter), ("surf_plane_m2", outline.area)]:
            if far(value, float(row[column]), value):
                problems.append(f"{row['code_qp']} {row['generation']} {column}: {row[column]}, {value!r} by pyproj and shapely")
        if row["scr_plane"] != LAMBERT93:
            problems.append(f"{row['code_qp']}: scr_plane {row['scr_plane']}")
    check(f"{name}: surface agrees with pyproj.Geod and shapely ({len(rows)} quartiers)", problems if rows else ["no rows"])


def check_pieces(name, found, expected, scale):
    """Pieces by key against those computed here; `scale` gives the surface that each is a share of."""
    problems = []
    for key in sorted(found.keys() | expected.keys()):
        if far(expected.get(key, 0), found.get(key, 0), scale(key)):
            problems.append(f"{key}: {found.get(key)}, {expected.get(key)!r} by shapely")
    check(f"{name} ({len(found)} pieces)", problems if found else ["no pieces"])


def check_split(name, rows, outlines, communes):
    found = {(row["code_qp"], row["generation"], row["insee_com"]): float(row["surf_m2"]) for row in rows}
    expected = {}
    for quartier, outline in outlines.items():
        remainder = outline
        for code, commune in communes.items():
            if outline.intersects(commune):
                expected[(*quartier, code)] = outline.intersection(commune).area
                remainder = remainder.difference(commune)
        if remainder.area > TOLERANCE * outline.area:
            expected[(*quartier, "")] = remainder.area
    check_pieces(f"{name}: split --plane agrees with shapely", found, expected, lambda key: outlines[key[:2]].area)


def check_overlap(name, rows, first, second):
    """The rows of `overlap A B` against two layers: outlines by identifier."""
    found = {(row["id_a"], row["id_b"]): float(row["surf_m2"]) for row in rows}
    tree = shapely.STRtree(list(second.values()))
    expected = {}
    for one, outline in first.items():
        for rank in tree.query(outline, predicate="intersects"):
            other, area = list(second)[rank], outline.intersection(tree.geometries[rank]).area
            # With itself, a layer gives each pair once.
            if area > 0 and (first is not second or one < other):
                expected[one, other] = area
    if first is second:
        found = {tuple(sorted(key)): surface for key, surface in found.items()}
    check_pieces(f"{name}: overlap --plane agrees with shapely", found, expected, lambda key: max(first[key[0]].area, 1))


def areas(*words):
    """Ellipsoidal areas by code and generation."""
    return {(row["code_qp"], row["generation"]): float(row["surf_ell_m2"]) for row in table("surface", *words)}


def check_round_trip(name, store):
    """The store's perimeters to GeoJSON and back through ogr2ogr: `surface` must not notice."""
    geojson, package = FOLDER / f"{name}-gdal.geojson", FOLDER / f"{name}-gdal.gpkg"
    before = areas("--store", store)
    view = "SELECT p.*, c.code_qp FROM perimetres p JOIN quartier_code c USING (id_quartier, generation)"
    options = ["-lco", "RFC7946=YES", "-lco", "COORDINATE_PRECISION=15"]
    _, said = run("ogr2ogr", "-f", "GeoJSON", *options, geojson, store, "-dialect", "SQLite", "-sql", view)
    _, back = run("ogr2ogr", "-f", "GPKG", "-t_srs", LAMBERT93, package, geojson, "-nln", "qpv")
    check(f"{name}: ogr2ogr converts the store's perimeters and back", [line for line in (said, back) if line])
    for path in (geojson, package):
        after = areas(path)
        problems = [f"{key}: {before.get(key)}, then {after.get(key)}" for key in before.keys() ^ after.keys()]
        for key in before.keys() & after.keys():
            if far(before[key], after[key], before[key]):
                problems.append(f"{key}: {before[key]}, then {after[key]}")
        check(f"{name}: surface is the same after ogr2ogr ({path.suffix})", problems)


def check_shapefiles():
    """Shapefiles written here, as GDAL and geopandas read them, and those of ogr2ogr in three encodings, as they are read here."""
    shapefile = FOLDER / "demo.shp"
    quartiers("export", "shp", "2024", "--demo", "-o", shapefile)
    expected = json.loads(quartiers("export", "geojson", "2024", "--demo", "-o", "-"))["features"]
    names = [feature["properties"]["nom"] for feature in expected]
    description, said = run("ogrinfo", "-al", "-so", shapefile)
    check("shapefile: ogrinfo reads it", [said] if said else [])
    check("shapefile: ogrinfo counts the features", [] if f"Feature Count: {len(names)}" in description.decode() else [description.decode()])
    frame = geopandas.read_file(shapefile)
    check("shapefile: geopandas finds the names", [] if list(frame["nom_quart"]) == names else [str(list(frame["nom_quart"]))])
    check("shapefile: geopandas finds Lambert-93", [] if frame.crs.to_epsg() == 2154 else [str(frame.crs)])
    problems = [
        f"{row['nom_quart']}: {area} ha, {row['surf_ha']} in the table"
        for (_, row), area in zip(frame.iterrows(), (ellipsoidal(outline, LAMBERT93)[0] / 10_000 for outline in frame.geometry))
        if abs(area - row["surf_ha"]) > 1e-4
    ]
    check("shapefile: outlines measure what their table says", problems)
    for encoding in ("UTF-8", "ISO-8859-1", "CP1252"):
        other = FOLDER / f"{encoding}.shp"
        _, said = run("ogr2ogr", "-f", "ESRI Shapefile", "-lco", f"ENCODING={encoding}", other, shapefile)
        read = [feature["properties"]["nom_quart"] for feature in json.loads(quartiers("convert", other, "-o", "-"))["features"]]
        check(f"shapefile of ogr2ogr in {encoding}: the same names", [said] if said else [] if read == names else [str(read)])
    package = FOLDER / "converted.gpkg"
    quartiers("convert", shapefile, "-o", package)
    check_geopackage("shapefile converted to GeoPackage", package)
    check("converted: geopandas finds the same outlines", [] if geopandas.read_file(package).geometry.geom_equals(frame.geometry).all() else ["differ"])


def check_store(name, store):
    """Everything about a store that holds perimeters and communes in Lambert-93."""
    check_geopackage(f"{name}, store", store)
    exported = FOLDER / f"{name}-export.gpkg"
    quartiers("export", "gpkg", "--store", store, "-o", exported)
    check_geopackage(f"{name}, exported to GeoPackage", exported)

    perimeters = [row for layer in layers(exported) if layer.startswith("quartiers_") for row in features(exported, layer)]
    outlines = {(row["code_qp"], row["generation"]): row["geometry"] for row in perimeters}
    communes = {row["insee_com"]: row["geometry"] for row in features(exported, "communes")}
    check_pipeline(name, ["--store", store], perimeters)
    check_surfaces(name, table("surface", "--store", store), outlines)
    check_split(name, table("split", "--store", store, "--plane"), outlines, communes)
    check_round_trip(name, store)


def main():
    demo = FOLDER / "demo.gpkg"
    quartiers("import", "communes", "Geodata/communes.geojson", "--store", demo)
    for generation in ("2015", "2024", "local"):
        quartiers("import", "perimeters", f"Geodata/perimetres-{generation}.geojson", "--schematic", "--store", demo)
    check_store("demo", demo)
    by_generation = {
        generation: {row["id_quartier"]: row["geometry"] for row in features(FOLDER / "demo-export.gpkg", f"quartiers_{generation}")}
        for generation in ("2015", "2024")
    }
    check_overlap("demo", table("overlap", "2015", "2024", "--store", demo, "--plane"), by_generation["2015"], by_generation["2024"])
    quartiers("export", "gpkg", "--demo", "-o", FOLDER / "embedded.gpkg")
    check_geopackage("embedded dataset, exported", FOLDER / "embedded.gpkg")
    description, _ = run("ogrinfo", "-so", FOLDER / "embedded.gpkg", "quartiers_2024")
    notes = json.loads(quartiers("export", "geojson", "2024", "--demo", "--lang", "en", "-o", "-"))["notes"]
    check("embedded dataset, exported: GeoJSON and GeoPackage say that outlines are schematic", [
        said for said in (description.decode(), " ".join(notes)) if "schematic" not in said.lower() and "schématique" not in said.lower()
    ])

    check_shapefiles()

    if SHARED.is_dir():
        lille, store = SHARED / "lille/icu-mediapart-lille.gpkg", FOLDER / "lille.gpkg"
        quartiers("import", "communes", f"{lille}:cities", "--store", store)
        quartiers("import", "perimeters", f"{lille}:qpvs", "--store", store)
        check_store("lille", store)
        # Hundreds of slivers between communes drawn apart.
        mining = SHARED / "bassin-minier/communes-mbm.geojson"
        rows = table("overlap", mining, mining, "--plane")
        collection = json.loads(mining.read_text())["features"]
        outlines = {}
        for row in collection:
            outline = transformed(shapely.from_geojson(json.dumps(row["geometry"])), "OGC:CRS84", LAMBERT93)
            outlines[row["properties"]["insee"]] = shapely.make_valid(outline, method="structure")
        check_overlap("mining basin", rows, outlines, outlines)
    elif os.environ.get("REQUIRE_SHARED") == "1":
        check("real files", [f"there is no folder {SHARED}"])
    else:
        print(f"SKIP real files: there is no folder {SHARED}")

    print(f"{failures} check(s) failed" if failures else "all checks passed")
    sys.exit(1 if failures else 0)


main()
