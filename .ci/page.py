"""Drives the page of `atlas --single` in headless Chromium: python3 .ci/page.py PROGRAM FOLDER

Needs Debian's chromium, and playwright, axe-playwright-python and tinycss2 from PyPI (their own browsers are not used).
"""
import csv
import json
import random
import statistics
import subprocess
import sys
from pathlib import Path

import tinycss2
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

program, folder = sys.argv[1], Path(sys.argv[2]).resolve()
HOSTILE = '"><img src=x onerror=alert(1)>'


def run(*words):
    done = subprocess.run([program, *words, "--lang", "en"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.returncode}\n{done.stderr}")


def check(truth, what):
    if not truth:
        sys.exit(f"page: NOT {what}")
    print(f"page: {what}")


def open_page(browser, path):
    """The page, with all that it said to the console and asked of the network."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, said, asked


def axe(page, name):
    found = Axe().run(page).response["violations"]
    serious = [f"{item['id']}: {item['help']} ({len(item['nodes'])}) {item['nodes'][0]['html'][:160]}" for item in found if item["impact"] in ("serious", "critical")]
    check(not serious, f"axe-core finds nothing serious in {name}" + "".join("\n  " + line for line in serious))


def demonstration(browser):
    path = folder / "demo.html"
    run("atlas", "--demo", "--single", str(path))
    page, said, asked = open_page(browser, path)
    check(said == [], f"opens without a word on the console {said}")
    check(asked == [path.as_uri()], f"asks for nothing but itself {asked}")

    fill = lambda: page.eval_on_selector_all("#map .area path", "paths => paths.map(path => path.getAttribute('fill')).join()")
    before = fill()
    page.select_option("#indicator", "tx_pauvrete")
    poverty = fill()
    check(before != poverty, "the choice of indicator changes the map")
    check("at-least" in poverty, "a bound has its own symbol")
    check(page.is_visible('.legend[data-key="tx_pauvrete"]') and not page.is_visible('.legend[data-key="pop"]'), "the legend follows")
    shown = lambda: page.eval_on_selector_all(".generation", "groups => groups.filter(group => group.getAttribute('display') !== 'none').map(group => group.dataset.generation).join()")
    page.select_option("#generation", "2015")
    check(shown() == "2015,local", f"the choice of generation changes the outlines ({shown()})")

    # Every control by keyboard.
    page.focus("#map")
    view = page.get_attribute("#map", "viewBox")
    page.keyboard.press("+")
    zoomed = page.get_attribute("#map", "viewBox")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(700)
    moved = page.get_attribute("#map", "viewBox")
    page.keyboard.press("0")
    check(len({view, zoomed, moved}) == 3 and page.get_attribute("#map", "viewBox") == view, "zoom, pan and reset by keyboard")
    page.keyboard.press("Tab")
    check("%" in page.inner_text("#hint") or "statistical" in page.inner_text("#hint") or "–" in page.inner_text("#hint") or page.inner_text("#hint") != "", "focus says what a quartier has")
    page.keyboard.press("Enter")
    check(page.locator("article:visible").count() == 1, "Enter opens the details")
    check(page.locator("article:visible q").count() > 0, "the details quote the documents")
    seen = set()
    page.evaluate("document.activeElement.blur()")
    for _ in range(160):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    for control in ("indicator", "generation", "zoom-in", "zoom-out", "zoom-all", "map", "copy"):
        check(control in seen, f"Tab reaches {control}")

    # The table sorts, missing values last either way.
    values = lambda: page.eval_on_selector_all("#table tbody tr", "(rows) => rows.map(row => row.cells[4].dataset.value ?? '')")
    button = page.locator("#table thead th").nth(4).locator("button")
    for direction in (1, -1):
        button.focus()
        page.keyboard.press("Enter")
        found = [float(value) for value in values() if value]
        check(found == sorted(found, reverse=direction < 0), f"the table sorts ({direction})")
    page.click("#copy")
    check(page.is_visible("#copied"), "the table copies")
    axe(page, "the page")
    page.emulate_media(color_scheme="dark")
    axe(page, "the dark page")
    check(said == [], f"nothing went wrong meanwhile {said}")
    page.close()


def hostile(browser):
    square = lambda x: [[[x, 50.525], [x + 0.01, 50.525], [x + 0.01, 50.535], [x, 50.535], [x, 50.525]]]
    features = [
        {"type": "Feature", "properties": {"code_qp": f"QP06200{rank}", "nom": name}, "geometry": {"type": "Polygon", "coordinates": square(2.6 + rank / 20)}}
        for rank, name in enumerate([HOSTILE, "حي السلام 🏘️", "Très long " * 20], 1)
    ]
    (folder / "q.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with open(folder / "f.csv", "w", newline="") as file:
        csv.writer(file).writerows([["code_qp", "nom", "tx_pauvrete"], ["QP062001", HOSTILE, 40.2]])
    store = str(folder / "hostile.gpkg")
    run("import", "perimeters", str(folder / "q.geojson"), "--store", store)
    run("import", "figures", str(folder / "f.csv"), "--store", store)
    path = folder / "hostile.html"
    run("atlas", "--store", store, "--single", str(path))
    page, said, asked = open_page(browser, path)
    page.wait_for_timeout(200)
    check(page.locator("img").count() == 0 and said == [], f"a hostile name makes no element {said}")
    check(HOSTILE in page.inner_text("#table"), "a hostile name shows as text")
    page.close()


def national(browser):
    """1 600 quartiers and 35 000 communes, made up on a grid with ragged borders."""
    draw = random.Random(6)
    side, columns = 0.055, 190
    corner = lambda column, row: (-1.5 + column * side + random.Random(column * 1000 + row).uniform(-0.012, 0.012), 43.5 + row * side * 0.72 + random.Random(row * 1000 + column).uniform(-0.009, 0.009))

    def edge(start, end):
        steps = 6
        seed = random.Random(str(sorted([start, end])))
        offsets = [seed.uniform(-0.003, 0.003) for _ in range(steps - 1)]
        if start > end:
            offsets.reverse()
        return [start] + [(start[0] + (end[0] - start[0]) * k / steps + offsets[k - 1], start[1] + (end[1] - start[1]) * k / steps + offsets[k - 1]) for k in range(1, steps)]

    def ring(column, row):
        corners = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]
        points = [point for k in range(4) for point in edge(corners[k], corners[(k + 1) % 4])]
        return [[[round(x, 6), round(y, 6)] for x, y in points + points[:1]]]

    communes = [
        {"type": "Feature", "properties": {"insee_com": f"{1 + rank // 990:02d}{1 + rank % 990:03d}", "nom_com": f"Commune {rank}"}, "geometry": {"type": "Polygon", "coordinates": ring(rank % columns, rank // columns)}}
        for rank in range(35000)
    ]
    (folder / "communes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": communes}))
    quartiers, figures = [], [["code_qp", "nom", "tx_pauvrete", "pop"]]
    for rank in range(1600):
        code = f"QP{1 + rank // 90:03d}{1 + rank % 90:03d}"
        x, y = draw.uniform(-1.2, 8.2), draw.uniform(43.8, 50.3)
        quartiers.append({"type": "Feature", "properties": {"code_qp": code, "nom": f"Quartier {rank}"}, "geometry": {"type": "Polygon", "coordinates": [[[x, y], [x + 0.008, y + 0.001], [x + 0.009, y + 0.005], [x + 0.001, y + 0.006], [x, y]]]}})
        figures.append([code, f"Quartier {rank}", round(draw.uniform(15, 60), 1), draw.randint(1000, 9000)])
    (folder / "quartiers.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": quartiers}))
    with open(folder / "figures.csv", "w", newline="") as file:
        csv.writer(file).writerows(figures)
    store = str(folder / "national.gpkg")
    run("import", "communes", str(folder / "communes.geojson"), "--store", store)
    run("import", "perimeters", str(folder / "quartiers.geojson"), "--store", store)
    run("import", "figures", str(folder / "figures.csv"), "--store", store)
    path = folder / "national.html"
    run("atlas", "--store", store, "--single", str(path))
    size = path.stat().st_size / 1e6
    check(size < 15, f"the national page takes {size:.1f} MB")
    page, said, _ = open_page(browser, path)
    frames = page.evaluate(
        """async () => {
          const times = [];
          const map = document.getElementById("map");
          map.focus();
          let last = await new Promise(requestAnimationFrame);
          for (let step = 0; step < 60; step += 1) {
            map.dispatchEvent(new KeyboardEvent("keydown", { key: step % 2 ? "ArrowLeft" : "ArrowRight", bubbles: true }));
            const now = await new Promise(requestAnimationFrame);
            times.push(now - last);
            last = now;
          }
          return times;
        }"""
    )
    check(statistics.median(frames) < 50, f"60 steps of pan keep a median frame of {statistics.median(frames):.0f} ms (worst {max(frames):.0f})")
    check(said == [], f"the national page says nothing {said}")
    page.close()


for style in sorted(Path(__file__).parent.parent.glob("Sources/QuartierPublishing/Web/*.css")):
    faults = [rule for rule in tinycss2.parse_stylesheet(style.read_text(), skip_comments=True, skip_whitespace=True) if rule.type == "error"]
    check(not faults, f"{style.name} parses {faults}")

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    demonstration(browser)
    hostile(browser)
    national(browser)
    browser.close()
