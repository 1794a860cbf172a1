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


def choices(page):
    """Both lists change what is shown."""
    fill = lambda: page.eval_on_selector_all("#map .area path", "paths => paths.map(path => path.getAttribute('fill')).join()")
    before = fill()
    page.select_option("#indicator", "tx_pauvrete")
    poverty = fill()
    check(before != poverty, "the choice of indicator changes the map")
    check("at-least" in poverty, "a bound has its own symbol")
    check(page.is_visible('.legend[data-key="tx_pauvrete"]') and not page.is_visible('.legend[data-key="pop"]'), "the legend follows")
    page.select_option("#indicator", "carreaux-tx_pauvrete_menages")
    dashed = page.eval_on_selector_all("#map .area path", "paths => paths.every(path => path.getAttribute('stroke-dasharray') !== 'none')")
    check(dashed, "estimates are dashed")
    cell = '#table tr[data-quartier="QP062005"] a[href="#f-QP062005-carreaux-tx_pauvrete_menages"]'
    check("[" in page.inner_text(cell), "estimates have their bounds")
    check("estimate" in page.inner_text('.legend[data-key="carreaux-tx_pauvrete_menages"]'), "the legend names estimates")


def keyboard(page):
    """Goes through everything that takes the focus, as Tab finds it, presses it as its kind is pressed, and asks for an effect."""
    page.evaluate("document.activeElement.blur()")
    count = page.evaluate(
        """() => {
          const controls = document.querySelectorAll("a[href], button, select, input, [tabindex='0']");
          window.order = [...controls].filter(item => item.getClientRects().length > 0);
          return window.order.length;
        }"""
    )
    seen = []
    # What an effect shows in: the view, the lists, the table, the details, the address, the focus.
    state = """() => JSON.stringify([
        document.getElementById("map").getAttribute("viewBox"), document.getElementById("map").style.transform,
        [...document.querySelectorAll("select, input")].map(item => item.value), location.hash,
        [...document.querySelectorAll("th[aria-sort]")].map(item => item.getAttribute("aria-sort")),
        [...document.querySelectorAll("#table tbody tr")].map(row => row.hidden), document.getElementById("copied").hidden,
        [...document.querySelectorAll("article")].map(item => item.hidden), document.getElementById("hint").textContent,
        [...document.querySelectorAll(".generation")].map(item => item.getAttribute("display")),
        document.activeElement.outerHTML.slice(0, 80)])"""
    for rank in range(count):
        page.keyboard.press("Tab")
        found = page.evaluate("() => [window.order.indexOf(document.activeElement), document.activeElement.matches(':focus-visible')]")
        seen.append(found)
    check([rank for rank, _ in seen] == list(range(count)), f"Tab goes through all {count} controls in the order of the page")
    check(all(visible for _, visible in seen), "each shows that it has the focus")
    names = page.evaluate("() => window.order.map(item => item.getAttribute('aria-label') || item.labels?.[0]?.textContent || item.textContent)")
    check(all(name.strip() for name in names), "each has a name")
    keys = {"select": ["ArrowDown", "ArrowUp"], "input": ["z"], "map": ["+"]}
    for rank in range(count):
        # What one control opened or moved is undone before the next: the order stays that of above.
        kind = page.evaluate(
            """rank => {
              document.querySelectorAll("article").forEach(item => { item.hidden = true; });
              const item = window.order[rank];
              document.getElementById(item.id === "zoom-in" || item.id === "map" ? "zoom-all" : "zoom-in").click();
              item.focus();
              return item.id === "map" ? "map" : item.localName;
            }""",
            rank,
        )
        before = page.evaluate(state)
        value = page.evaluate("document.activeElement.value")
        for key in keys.get(kind, ["Enter"]):
            page.keyboard.press(key)
            if page.evaluate(state) != before:
                break
        else:
            check(False, f"{kind} {names[rank]!r} does something by keyboard")
        if kind in ("select", "input"):
            page.evaluate(
                """([rank, value]) => {
                  const item = window.order[rank];
                  item.value = value;
                  item.dispatchEvent(new Event(item.localName === "select" ? "change" : "input"));
                }""",
                [rank, value],
            )
    check(True, f"each of {count} controls does something by keyboard")


def details(page):
    """From the map and the table to what is known of a quartier, and back."""
    page.select_option("#generation", "2024")
    page.select_option("#indicator", "tx_pauvrete")
    area = page.locator('.generation[data-generation="2024"] .area[data-quartier="QP062005"]')
    area.focus()
    check("40.2%" in page.inner_text("#hint"), "focus says what a quartier has")
    page.keyboard.press("Enter")
    shown = page.locator("article:visible")
    check(shown.count() == 1 and page.evaluate("document.activeElement.localName") == "h2", "Enter opens the details and goes there")
    words = shown.inner_text()
    for part in ["Calonne-Ricouart (", "21.4 (unfavourable)", "From 2015 to 2024: extension", "40,2 %", "P04", "Poverty rate of households"]:
        check(part in words, f"the details say {part!r}")
    check(shown.locator("q").count() > 0, "the details quote the documents")
    page.keyboard.press("Escape")
    check(page.locator("article:visible").count() == 0 and page.evaluate("document.activeElement.dataset.quartier") == "QP062005", "Escape goes back to the map")
    page.locator('#table tr[data-quartier="QP062009"] a[href="#f-QP062009-tx_pauvrete"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    row = page.locator("#f-QP062009-tx_pauvrete")
    check(row.is_visible() and row.locator("q").count() == 1, "a value leads to the words it comes from")
    box = row.bounding_box()
    check(-1 < box["y"] < 900, f"and they are in sight ({box})")


def moves(page):
    page.click("#zoom-all")
    page.focus("#map")
    view = page.get_attribute("#map", "viewBox")
    page.keyboard.press("+")
    zoomed = page.get_attribute("#map", "viewBox")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(700)
    moved = page.get_attribute("#map", "viewBox")
    page.keyboard.press("0")
    check(len({view, zoomed, moved}) == 3 and page.get_attribute("#map", "viewBox") == view, "zoom, pan and reset by keyboard")
    page.select_option("#indicator", "pop")
    size = lambda: page.locator('.generation[data-generation="2024"] .area[data-quartier="QP062005"] circle').bounding_box()["width"]
    wide = size()
    page.click("#zoom-in")
    check(abs(size() - wide) < 1, "circles keep their size on the screen")
    page.click("#zoom-all")
    page.mouse.move(400, 500)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(100)
    check(page.get_attribute("#map", "viewBox") != view, "the wheel zooms")
    page.click("#zoom-all")


def sorting(page):
    """The table sorts, missing values last either way, and finds a quartier by a commune's name without its accents."""
    column = page.eval_on_selector_all("#table thead th", "heads => heads.findIndex(head => head.dataset.key === 'pt_moins_25')")
    values = lambda: page.eval_on_selector_all("#table tbody tr", "(rows, column) => rows.map(row => row.cells[column].dataset.value ?? '')", column)
    button = page.locator("#table thead th").nth(column).locator("button")
    for direction in (1, -1):
        button.focus()
        page.keyboard.press("Enter")
        present = [float(value) for value in values() if value]
        check(present == sorted(present, reverse=direction < 0) and values()[: len(present)] == [value for value in values() if value], f"the table sorts, what is missing last ({direction})")
    page.fill("#find", "bethune")
    check(page.locator("#table tbody tr:visible").count() == 3, "the table finds what lies in a commune")
    page.fill("#find", "")
    page.evaluate("() => { document.addEventListener('copy', () => { window.copied = getSelection().toString(); }); }")
    page.click("#copy")
    check(page.is_visible("#copied") and "Mont Liébaut" in page.evaluate("window.copied"), "the table copies")


def looks(page, path):
    """Light, dark, still, printed: what the style promises."""
    axe(page, "the page")
    page.emulate_media(color_scheme="dark")
    axe(page, "the dark page")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    check(dark != page.evaluate("getComputedStyle(document.body).backgroundColor"), "dark is not light")
    page.emulate_media(reduced_motion="reduce")
    moving = "() => [...document.querySelectorAll('*')].filter(item => { const style = getComputedStyle(item); return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior !== 'auto'; }).length"
    check(page.evaluate(moving) == 0, "nothing moves by itself")
    page.emulate_media(media="print")
    check(page.locator("article:visible").count() == 8 and not page.is_visible("#indicator") and page.is_visible("#table"), "paper has every quartier and no control")
    page.emulate_media(media="screen")
    check(page.evaluate("document.documentElement.lang") == "en", "the page names its language")
    policy = page.get_attribute('meta[http-equiv="Content-Security-Policy"]', "content")
    check(policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in policy, "the policy allows its own script and style alone")
    blocked = page.evaluate("() => new Promise(done => { document.addEventListener('securitypolicyviolation', event => done(event.violatedDirective)); const item = document.createElement('script'); item.textContent = 'window.broken = 1'; document.body.append(item); })")
    check(blocked.startswith("script-src") and page.evaluate("window.broken") is None, "and stops any other")


def demonstration(browser):
    path = folder / "demo.html"
    run("atlas", "--demo", "--single", str(path))
    page, said, asked = open_page(browser, path)
    check(said == [], f"opens without a word on the console {said}")
    check(asked == [path.as_uri()], f"asks for nothing but itself {asked}")
    shown = lambda: page.eval_on_selector_all(".generation", "groups => groups.filter(group => group.getAttribute('display') !== 'none').map(group => group.dataset.generation).join()")
    page.select_option("#generation", "2015")
    check(shown() == "2015,local", f"the choice of generation changes the outlines ({shown()})")
    choices(page)
    keyboard(page)
    details(page)
    moves(page)
    sorting(page)
    check(said == [], f"nothing went wrong meanwhile {said}")
    check(len(asked) == 1, "and nothing was asked for")
    looks(page, path)
    page.close()


def sheets(browser):
    """The pages of the folder: nothing asked for but themselves and their style, nothing serious, every link leads somewhere."""
    atlas = folder / "sheets"
    run("atlas", "--demo", "--no-pdf", "-o", str(atlas))
    for name in ("index.html", "fiche-QP062005.html"):
        page, said, asked = open_page(browser, atlas / name)
        check(said == [], f"{name} opens without a word on the console {said}")
        check({Path(url).name for url in asked} == {name, "atlas.css"}, f"{name} asks for its style alone {asked}")
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        check(links and all((atlas / link).is_file() for link in links), f"every link of {name} leads somewhere")
        axe(page, name)
        page.emulate_media(color_scheme="dark")
        axe(page, f"{name}, dark")
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
    page.locator(".area").first.focus()
    check(HOSTILE in page.inner_text("#hint"), "and where the focus tells it")
    page.keyboard.press("Enter")
    check(HOSTILE in page.inner_text("article:not([hidden]) h2"), "and in the details")
    page.fill("#find", HOSTILE[:6])
    check(page.locator("#table tbody tr:visible").count() == 1, "and is found")
    axe(page, "the page of hostile names")
    check(said == [], f"a hostile name does nothing {said}")
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
    sheets(browser)
    hostile(browser)
    national(browser)
    browser.close()
