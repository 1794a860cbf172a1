"""What `.ci/interop` checks: interop.py PROGRAM FOLDER, from the root of the project; a line PASS or FAIL for each check.

Nothing here uses code of the project: geometries are read with sqlite3 and json, cut by shapely and measured by pyproj.
"""

import csv
import json
import os
import re
import shutil
import socket
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


def features(package, layer, repairs=True):
    """The rows of a GeoPackage layer as dictionaries, the geometry decoded from its blob."""
    connection = sqlite3.connect(f"file:{package}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    (column,) = connection.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", [layer]).fetchone()
    rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{layer}"')]
    for row in rows:
        blob = row[column]
        envelope_bytes = [0, 32, 48, 48, 64][blob[3] >> 1 & 7]
        outline = shapely.from_wkb(blob[8 + envelope_bytes :])
        row["geometry"] = shapely.make_valid(outline, method="structure") if repairs else outline
    connection.close()
    return rows


def layers(package):
    """The layers of a GeoPackage."""
    connection = sqlite3.connect(f"file:{package}?mode=ro", uri=True)
    views = "SELECT name FROM sqlite_master WHERE type = 'view'"
    names = [name for (name,) in connection.execute(f"SELECT table_name FROM gpkg_geometry_columns WHERE table_name NOT IN ({views}) ORDER BY 1")]
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


class PostgreSQL:
    """A server of its own on the loopback, in a folder of this run; stopped at the end."""

    def __init__(self, folder):
        self.folder = folder
        binaries = Path(run("pg_config", "--bindir")[0].decode().strip() or "/usr/lib/postgresql/15/bin")
        # PostgreSQL refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        folder.mkdir()
        if self.user:
            folder.parent.chmod(0o711)
            shutil.chown(folder, "postgres", "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.control = binaries / "pg_ctl"
        self._do(binaries / "initdb", "--no-sync", "--auth=trust", "--username=essai", "--encoding=UTF8", "--locale=C.UTF-8", folder / "data")
        options = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {folder} -c fsync=off"
        self._do(self.control, "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")

    def _do(self, *words):
        subprocess.run([str(word) for word in (*self.user, *words)], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def stop(self):
        self._do(self.control, "-D", self.folder / "data", "-m", "immediate", "stop")

    def psql(self, *words, stdin=None):
        # A notice of an invalid outline is no failure.
        address = f"host=127.0.0.1 port={self.port} user=essai dbname=postgres options='-c client_min_messages=warning'"
        return run("psql", address, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", *words, stdin=stdin)

    def rows(self, sql):
        output, said = self.psql("--field-separator=\t", "-c", sql)
        if said:
            raise SystemExit(f"FAIL {sql}: {said}")
        return [line.split("\t") for line in output.decode().splitlines()]


def check_postgis(name, server, store, outlines):
    """The store's script, run twice: the same rows, the same areas, the keys, the view."""
    script = quartiers("export", "postgis", "--store", store, "--schema", name, "-o", "-")
    said = [message for _ in range(2) for message in [server.psql(stdin=script)[1]] if message]
    check(f"{name}: psql runs the script, and again", said)
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        tables = [row[0] for row in connection.execute("SELECT table_name FROM gpkg_contents WHERE table_name NOT IN ('magasin', 'layer_styles')")]
        expected = {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}
        names = sorted(row[0] for row in connection.execute("SELECT nom FROM quartiers"))
    found = {table: int(server.rows(f'SELECT count(*) FROM {name}."{table}"')[0][0]) for table in expected}
    check(f"{name}: PostGIS holds every row of {len(tables)} tables", [f"{t}: {expected[t]}, {found[t]}" for t in expected if expected[t] != found[t]])
    check(f"{name}: PostGIS holds the names", [] if sorted(row[0] for row in server.rows(f"SELECT nom FROM {name}.quartiers")) == names else ["names"])
    problems = []
    sql = f"SELECT code_qp, generation, ST_Area(p.geom), ST_IsValid(p.geom), ST_SRID(p.geom) FROM {name}.perimetres p JOIN {name}.quartier_code USING (id_quartier, generation)"
    raw = {(row["code_qp"], row["generation"]): row["geometry"] for row in outlines}
    for code, generation, area, valid, srid in server.rows(sql):
        outline = raw[code, generation]
        if far(outline.area, float(area), outline.area) or (valid == "t") != outline.is_valid or srid != "2154":
            problems.append(f"{code} {generation}: {area} {valid} {srid}, {outline.area} {outline.is_valid}")
    check(f"{name}: PostGIS measures the same areas and finds the same outlines valid", problems if raw else ["no outlines"])
    keys = server.rows(
        f"SELECT contype, count(*) FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace WHERE nspname = '{name}' AND contype IN ('p', 'f') GROUP BY 1"
    )
    check(f"{name}: PostGIS has primary and foreign keys", [] if len(keys) == 2 else [str(keys)])
    tables_there = f"FROM pg_class t JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = '{name}' AND relkind = 'r'"
    silent = server.rows(f"SELECT relname {tables_there} AND obj_description(t.oid) IS NULL")
    columns = f"FROM pg_attribute a JOIN pg_class t ON t.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = '{name}' AND relkind = 'r'"
    silent += server.rows(f"SELECT relname, attname {columns} AND attnum > 0 AND attname NOT IN ('fid', 'geom', 'source_id') AND col_description(t.oid, attnum) IS NULL")
    check(f"{name}: PostGIS has a comment on every table and column", ["".join(row) for row in silent])
    spatial = {row[0] for row in server.rows(f"SELECT f_table_name FROM geometry_columns JOIN pg_class ON relname = f_table_name AND relkind = 'r' WHERE f_table_schema = '{name}'")}
    indexed = {row[0] for row in server.rows(f"SELECT tablename FROM pg_indexes WHERE schemaname = '{name}' AND indexdef LIKE '%gist%'")}
    check(f"{name}: PostGIS has a spatial index on each of {len(spatial)} tables", sorted(spatial ^ indexed) if spatial else ["no tables"])
    views = [row[0] for row in server.rows(f"SELECT viewname FROM pg_views WHERE schemaname = '{name}' ORDER BY 1")]
    counts = [int(server.rows(f"SELECT count(*) FROM {name}.{view}")[0][0]) for view in views]
    check(f"{name}: the views of PostGIS show every outline once", [] if sum(counts) == expected["perimetres"] else [f"{views} {counts}"])


# Each format and how GDAL reads it; KML and CSV have no types of their own for every column.
EXPORTS = ["gpkg", "geojson", "shp", "kml", "csv"]
# Columns that may be empty, each with its short name and what ogr2ogr makes of it in a shapefile.
NULLABLE = [
    ("pop",), ("pop_min",), ("tx_pauvrete", "tx_pauv", "tx_pauvret"), ("tx_pauvrete_min", "txpauv_min", "tx_pauvr_1"),
    ("pt_moins_25", "pt_m25", "pt_moins_2"), ("ips",), ("tx_emploi_15_64", "tx_emploi", "tx_emploi_"), ("code_qp_2015", "code_qp15", "code_qp_20"),
    ("etat", "etat_nmi"), ("millesime",),
]
DEGREES = {"geojson", "kml"}


def check_exports(name, store, generation):
    """Every format of a generation, read by GDAL and turned by it into each other: count, names, absent figures, areas."""
    folder = FOLDER / f"{name}-exports"
    folder.mkdir()
    paths = {}
    for kind in EXPORTS:
        paths[kind] = folder / f"q.{kind}"
        quartiers("export", kind, generation, "--store", store, "-o", paths[kind], *(["--geometry", "wkt"] if kind == "csv" else []))
    expected = facts(paths["gpkg"], f"quartiers_{generation}")
    for kind, path in paths.items():
        found = facts(path, f"quartiers_{generation}" if kind in ("gpkg", "kml") else None)
        check(f"{name}: GDAL reads the {kind} alike", differences(expected, found, kind in DEGREES) if expected else ["nothing"])
    problems = []
    for kind, path in paths.items():
        for target, driver in [("gpkg", "GPKG"), ("geojson", "GeoJSON"), ("shp", "ESRI Shapefile"), ("kml", "LIBKML"), ("csv", "CSV")]:
            if target == kind:
                continue
            options = ["-lco", "GEOMETRY=AS_WKT"] if target == "csv" else ["-lco", "ENCODING=UTF-8"] if target == "shp" else []
            options += ["-lco", "RFC7946=YES"] if target == "geojson" else []
            source = ["-oo", "GEOM_POSSIBLE_NAMES=wkt", "-oo", "KEEP_GEOM_COLUMNS=NO"] if kind == "csv" else []
            if target in DEGREES:
                options += ["-t_srs", "EPSG:4326"] + (["-s_srs", LAMBERT93] if kind == "csv" else [])
            elif kind == "csv":
                options += ["-a_srs", LAMBERT93]
            layer = [f"quartiers_{generation}"] if kind in ("gpkg", "kml") else []
            made = folder / f"{kind}-to.{target}"
            run("ogr2ogr", "-f", driver, *options, *source, "-nln", "q", "-nlt", "MULTIPOLYGON", made, path, *layer)
            found = facts(made, None)
            problems += [f"{kind} to {target}: {problem}" for problem in differences(expected, found, bool({kind, target} & DEGREES))]
    check(f"{name}: ogr2ogr turns each export into each other", problems)


def facts(path, layer):
    """The name and the ellipsoidal area of each outline of a layer, by code, and which of its columns are empty."""
    options = ["-oo", "GEOM_POSSIBLE_NAMES=wkt,WKT", "-oo", "KEEP_GEOM_COLUMNS=NO"] if path.suffix == ".csv" else []
    geographic = [] if path.suffix in (".kml", ".geojson") else ["-t_srs", "EPSG:4171"]
    if path.suffix == ".csv":
        first = float(re.search(rb"\(\(\(([-0-9.]+)", path.read_bytes())[1])
        geographic = ["-s_srs", LAMBERT93 if abs(first) > 180 else "EPSG:4326", "-t_srs", "EPSG:4171"]
    words = ["ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=12", *geographic, *options, "/vsistdout/", path, *([layer] if layer else [])]
    output, said = run(*words)
    if not output:
        return {"": ("", 0, 0, said)}
    found = {}
    for feature in json.loads(output)["features"]:
        values = feature["properties"]
        name = next(values[key] for key in ("nom", "nom_quart", "Name", "name") if key in values)
        outline = shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])), method="structure")
        polygons = [orient(part) for part in shapely.get_parts(outline) if part.geom_type == "Polygon"]
        area, length = Geod(ellps="GRS80").geometry_area_perimeter(shapely.MultiPolygon(polygons))
        # Known under its short name in a shapefile; KML and CSV have texts for all.
        absent = tuple(all(values.get(key) in (None, "") for key in keys) for keys in NULLABLE)
        found[values["code_qp"]] = (name, area, length, absent)
    return found


def differences(expected, found, rounded=False):
    problems = [f"{code}: {expected.get(code)}, {found.get(code)}" for code in expected.keys() ^ found.keys()]
    for code in expected.keys() & found.keys():
        (name, area, length, absent), (other, measured, _, missing) = expected[code], found[code]
        # Degrees of seven decimals move a corner by half a centimetre, whoever writes them.
        if name != other or absent != missing or abs(area - measured) > 1e-6 * area + (0.006 * length if rounded else 0):
            problems.append(f"{code}: {expected[code]}, {found[code]}")
    return problems


def check_qgis(name, package, shapefiles=()):
    """What QGIS says of it; its pictures stay in the folder for people."""
    picture = FOLDER / f"{name}-qgis.png"
    for said, problems in run_qgis(name, ".ci/interop_qgis.py", package, picture, *shapefiles) or []:
        check(f"{name}, QGIS: {said}", problems)


def run_qgis(name, *words):
    """What a script says in JSON that runs with QGIS, which Debian has as a module of its own Python; nil when it failed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(FOLDER), "HOME": str(FOLDER)}
    result = subprocess.run(["/usr/bin/python3", *map(str, words)], capture_output=True, timeout=300, env=environment)
    if result.returncode != 0:
        return check(f"{name}: QGIS", [f"ended with {result.returncode}: {result.stderr.decode()[-600:]}"])
    # Plugins print lines of their own.
    return json.loads(result.stdout.decode().splitlines()[-1])


def check_editing(name, store):
    """Published while QGIS edits it: what was last saved leaves, and QGIS saves what it had."""
    copy, delivery = FOLDER / f"{name}-edited.gpkg", FOLDER / f"{name}-edited"
    shutil.copy(store, copy)
    said = run_qgis(name, ".ci/interop_editing.py", copy, PROGRAM, "publish", "--store", copy, "-o", delivery, "--no-pdf")
    right = said and said["editing"] and said["saved"] and said["status"] == 0 and "pas encore" not in (delivery / "csv/quartiers.csv").read_text()
    check(f"{name}: published while QGIS edits the store, as it was last saved", [] if right else [str(said)])


def check_geopandas(name, path, layer=None):
    frame = geopandas.read_file(path, layer=layer)
    named = frame["nom_quart" if path.suffix == ".shp" else "nom"].notna().all()
    check(f"{name}: geopandas reads {path.name}", [] if len(frame) and frame.crs is not None and named else [str(frame.head())])


def check_spreadsheet(name, store):
    """LibreOffice opens the CSV of spreadsheets: numbers are numbers, and nothing is a formula."""
    hostile = FOLDER / f"{name}-hostile.gpkg"
    shutil.copy(store, hostile)
    with sqlite3.connect(hostile) as connection:
        for rank, words in enumerate(["=1+1", "+1", "-1+cmd", "@SUM(A1:A2)"]):
            connection.execute("UPDATE quartiers SET nom = ? WHERE fid = (SELECT fid FROM quartiers ORDER BY fid LIMIT 1 OFFSET ?)", [words, rank])
    store = hostile
    export, exact = FOLDER / f"{name}-tableur.csv", table_text(quartiers("export", "csv", "--store", store))
    check(f"{name}: names that look like formulas are in the table", [] if {"=1+1", "@SUM(A1:A2)"} <= {row["nom"] for row in exact} else [str(exact)])
    quartiers("export", "csv", "--store", store, "--spreadsheet", "-o", export)
    # 59: semicolon, 34: quotation mark, 76: UTF-8, 1: from the first line, 1036: French; the last words ask for detected numbers.
    _, said = run(
        "soffice", f"-env:UserInstallation=file://{FOLDER}/office", "--headless", "--convert-to", "fods",
        "--infilter=CSV:59,34,76,1,,1036,false,true,false", "--outdir", FOLDER, export,
    )
    sheet = (FOLDER / f"{name}-tableur.fods").read_text()
    numbers = {float(value) for value in re.findall(r'office:value-type="float" office:value="([-0-9.eE]+)"', sheet)}
    wanted = {float(row[column]) for row in exact for column in ("surf_ell_ha", "perimetre_m") if row[column]}
    problems = [f"{value} is no number there" for value in wanted if not any(abs(value - number) <= 1e-9 * value for number in numbers)]
    check(f"{name}: LibreOffice reads the numbers of --spreadsheet, and no formula", problems + (["formula"] if "table:formula" in sheet else []))


def check_publish(name, store):
    """The store is refused as it came, and published once repaired; what leaves is what others expect."""
    delivery = FOLDER / f"{name}-livraison"
    refused = subprocess.run([PROGRAM, "publish", "--store", str(store), "-o", str(delivery)], capture_output=True, timeout=120)
    check(f"{name}: publish refuses an invalid outline and writes nothing", [] if refused.returncode == 1 and not delivery.exists() else [refused.stderr.decode()])
    quartiers("repair", "--store", store)
    quartiers("publish", "--store", store, "-o", delivery, "--contact", "sig@exemple.fr")
    quartiers("publish", "--verify", delivery)
    sums = subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=delivery, capture_output=True)
    check(f"{name}: sha256sum agrees with the list of the delivery", [] if sums.returncode == 0 else [sums.stdout.decode()])
    check_geopackage(f"{name}, delivery", delivery / "quartiers.gpkg")
    check_iso(name, delivery / "metadonnees/iso19139.xml")
    shapefiles = sorted(delivery.glob("*/*.shp"))
    check_qgis(f"{name}, delivery", delivery / "quartiers.gpkg", shapefiles)
    for path in sorted(delivery.glob("*/*.geojson")) + shapefiles:
        check_geopandas(name, path)
    check_geopandas(name, delivery / "quartiers.gpkg", "quartiers_2015")
    again = FOLDER / f"{name}-livraison-2"
    quartiers("publish", "--store", store, "-o", again, "--contact", "sig@exemple.fr", "--jobs", "1")
    same, _ = run("diff", "-rq", delivery, again)
    check(f"{name}: the same data give the same bytes, PDF of the atlas included", same.decode().splitlines() or ([] if (again / "atlas/atlas.pdf").is_file() else ["no PDF"]))
    pages, said = run("pdfinfo", delivery / "atlas/atlas.pdf")
    check(f"{name}: the atlas has a page for each quartier", [] if int(re.search(rb"Pages: *(\d+)", pages)[1]) >= len(table("list", "--store", store)) else [pages.decode() + said])
    SERVER.psql(stdin=quartiers("export", "postgis", "--store", store, "--schema", f"{name}_livre", "-o", "-"))
    valid = SERVER.rows(f"SELECT count(*), count(*) FILTER (WHERE ST_IsValid(geom)) FROM {name}_livre.perimetres")
    check(f"{name}: PostGIS finds every outline that leaves valid", [] if valid[0][0] == valid[0][1] != "0" else [str(valid)])
    check_editing(name, store)
    check_full_disk(name, store, delivery)
    # GDAL itself does not carry an invalid outline through every format.
    check_exports(name, store, "2015")


def check_iso(name, path):
    """Against the schemas of 2007-04-17, which pycsw carries."""
    import pycsw
    from lxml import etree

    schema = Path(pycsw.__file__).parent / "plugins/profiles/apiso/schemas/ogc/iso/19139/20070417/gmd/gmd.xsd"
    validator = etree.XMLSchema(etree.parse(str(schema)))
    valid = validator.validate(etree.parse(str(path)))
    check(f"{name}: the metadata are valid ISO 19139", [] if valid else [str(error) for error in validator.error_log])


def check_full_disk(name, store, delivery):
    """A disk fills at different moments: an error says so, nothing is left, and a delivery that stood there stands there still."""
    size = int(run("du", "--summarize", "--block-size=1K", delivery)[0].split()[0])
    disk = FOLDER / f"{name}-disk"
    disk.mkdir()

    def publish(room, *options, before=lambda: None):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}k", "tmpfs", str(disk)], capture_output=True)
        if mounted.returncode != 0:
            print(f"SKIP {name}: a full disk, which takes the right to mount: {mounted.stderr.decode().strip()}")
            return
        try:
            before()
            stood = sorted(path.name for path in disk.iterdir())
            words = [PROGRAM, "publish", "--store", str(store), "-o", str(disk / "livraison"), *options]
            result = subprocess.run(words, capture_output=True, timeout=120)
            left = sorted(path.name for path in disk.iterdir())
            if stood:
                quartiers("publish", "--verify", disk / "livraison")
            right = result.returncode == 74 and left == stood
            what = "and the former delivery stands" if stood else "and leaves nothing"
            check(f"{name}: a disk of {room} kB that fills ends with 74 {what}", [] if right else [f"{result.returncode} {left} {result.stderr.decode()}"])
        finally:
            subprocess.run(["umount", str(disk)], check=True)

    for part in (0.1, 0.5, 0.7, 0.9):
        publish(int(size * part))
    publish(int(size * 1.6), "--overwrite", before=lambda: shutil.copytree(delivery, disk / "livraison"))


def table_text(text):
    return list(csv.DictReader(text.decode().splitlines()))
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
    check_geopandas(name, exported, "quartiers_2015")
    check_qgis(f"{name}, store", store)
    check_qgis(f"{name}, export", exported)
    raw = []
    for layer in layers(exported):
        if layer.startswith("quartiers_"):
            raw += features(exported, layer, repairs=False)
    check_postgis(name, SERVER, store, raw)


def main():
    demo = FOLDER / "demo.gpkg"
    quartiers("import", "correspondence", "Geodata/correspondances.csv", "--store", demo)
    quartiers("import", "communes", "Geodata/communes.geojson", "--store", demo)
    for generation in ("2015", "2024", "local"):
        quartiers("import", "perimeters", f"Geodata/perimetres-{generation}.geojson", "--schematic", "--store", demo)
    quartiers("import", "figures", "Geodata/portraits.csv", "--store", demo)
    check_store("demo", demo)
    check_spreadsheet("demo", demo)
    check_exports("demo", demo, "2024")
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
        origin = ["--producer", "ANCT, IGN", "--licence", "Licence Ouverte 2.0", "--vintage", "2015"]
        quartiers("import", "communes", f"{lille}:cities", "--store", store, *origin)
        quartiers("import", "perimeters", f"{lille}:qpvs", "--store", store, *origin)
        quartiers("import", "figures", SHARED / "insee-qpv/REVN_2017.csv", "--store", store, "--producer", "INSEE", "--licence", "Licence Ouverte 2.0", "--vintage", "2017")
        check_store("lille", store)
        check_publish("lille", store)
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


SERVER = PostgreSQL(FOLDER / "postgresql")
try:
    main()
finally:
    SERVER.stop()
