// The page of all quartiers: chooses the indicator and the generation, moves the map, opens details, sorts the table. All words and colours are in the document.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const map = byId("map");
  const frame = byId("frame");
  const names = byId("names");
  const ground = byId("ground");
  const hint = byId("hint");
  const indicator = byId("indicator");
  const generation = byId("generation");
  const details = byId("details");
  const find = byId("find");
  const table = byId("table");
  const body = table.tBodies[0];
  const rows = new Map([...body.rows].map((row) => [row.dataset.quartier, row]));
  const areas = [...document.querySelectorAll(".area")];
  const columnOf = (key) => [...table.tHead.rows[0].cells].findIndex((cell) => cell.dataset.key === key);

  // What is shown

  const cellOf = (area) => rows.get(area.dataset.quartier)?.cells[columnOf(indicator.value)];

  const describe = (area) => `${area.dataset.name} : ${cellOf(area)?.textContent.trim() ?? ""}`;

  const showIndicator = () => {
    for (const area of areas) {
      const cell = cellOf(area);
      area.querySelector("path")?.setAttribute("fill", cell?.dataset.paint ?? "none");
      area.querySelector("path")?.setAttribute("stroke-dasharray", cell?.dataset.dashed ? "6 3" : "none");
      area.setAttribute("aria-label", describe(area));
    }
    for (const legend of document.querySelectorAll(".legend")) legend.hidden = legend.dataset.key !== indicator.value;
    const column = columnOf(indicator.value);
    for (const row of table.rows) {
      [...row.cells].forEach((cell, rank) => cell.classList.toggle("chosen", rank === column));
    }
    hint.textContent = "";
    drawCircles();
  };

  // Circles keep their size on the screen, whatever is seen of the map.
  const drawCircles = () => {
    for (const area of areas) {
      const circle = area.querySelector("circle");
      const radius = Number(cellOf(area)?.dataset.radius ?? circle?.dataset.least ?? 0);
      circle?.setAttribute("r", (radius * view.width) / home.width);
    }
  };

  const showGeneration = () => {
    for (const group of document.querySelectorAll(".generation")) {
      const isShown = group.dataset.generation === generation.value || group.dataset.always === "true";
      group.setAttribute("display", isShown ? "inline" : "none");
    }
  };

  const showDetails = (id, moves) => {
    for (const article of details.querySelectorAll("article")) article.hidden = article.dataset.quartier !== id;
    const shown = details.querySelector("article:not([hidden])");
    if (moves) shown?.querySelector("h2").focus();
    else shown?.scrollIntoView({ block: "nearest" });
  };

  for (const area of areas) {
    const say = () => { hint.textContent = describe(area); };
    area.addEventListener("mouseenter", say);
    area.addEventListener("focus", say);
    area.addEventListener("click", () => { if (!moved) showDetails(area.dataset.quartier, false); });
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      showDetails(area.dataset.quartier, true);
    });
  }
  for (const link of document.querySelectorAll("a.figure")) {
    link.addEventListener("click", () => showDetails(link.closest("tr").dataset.quartier, false));
  }
  // Back to the quartier on the map.
  details.addEventListener("keydown", (event) => {
    const article = event.target.closest("article");
    if (event.key !== "Escape" || !article) return;
    article.hidden = true;
    const own = areas.filter((area) => area.dataset.quartier === article.dataset.quartier);
    (own.find((area) => area.parentElement.getAttribute("display") !== "none") ?? map).focus();
  });
  indicator.addEventListener("change", showIndicator);
  generation.addEventListener("change", showGeneration);

  // The view: moved as a picture while the hand moves, drawn anew when it rests

  const whole = map.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let view = { ...home };
  let shift = { x: 0, y: 0 };
  let pending = 0;
  let lastPan = 0;
  let moved = false;

  const unitsPerPixel = () => Math.max(view.width / frame.clientWidth, view.height / frame.clientHeight);

  const draw = () => {
    window.clearTimeout(pending);
    pending = 0;
    const scale = unitsPerPixel();
    view.x -= shift.x * scale;
    view.y -= shift.y * scale;
    shift = { x: 0, y: 0 };
    map.style.transform = "";
    map.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    ground.setAttribute("stroke-width", unitsPerPixel());
    // The limits of a whole country's communes would be one grey area.
    ground.setAttribute("display", ground.dataset.dense && view.width > home.width / 4 ? "none" : "inline");
    // Names grow with the map; close by they would cover it, and focus says them anyway.
    names.setAttribute("display", view.width < home.width / 3 ? "none" : "inline");
  };

  // Drawing a whole country anew takes longer than a frame: only once the hand has rested.
  const rest = () => {
    if (performance.now() - lastPan >= 250) draw();
    else pending = window.setTimeout(rest, 250);
  };

  const pan = (x, y) => {
    shift = { x: shift.x + x, y: shift.y + y };
    map.style.transform = `translate(${shift.x}px, ${shift.y}px)`;
    lastPan = performance.now();
    if (pending === 0) pending = window.setTimeout(rest, 250);
  };

  const zoom = (factor, clientX, clientY) => {
    draw();
    const width = Math.min(home.width, Math.max(home.width / 400, view.width * factor));
    const ratio = width / view.width;
    const box = frame.getBoundingClientRect();
    const scale = unitsPerPixel();
    const fromCentre = {
      x: ((clientX ?? box.left + box.width / 2) - box.left - box.width / 2) * scale,
      y: ((clientY ?? box.top + box.height / 2) - box.top - box.height / 2) * scale,
    };
    const centre = { x: view.x + view.width / 2 + fromCentre.x, y: view.y + view.height / 2 + fromCentre.y };
    view.width = width;
    view.height *= ratio;
    view.x = centre.x - fromCentre.x * ratio - view.width / 2;
    view.y = centre.y - fromCentre.y * ratio - view.height / 2;
    draw();
    drawCircles();
  };

  const reset = () => {
    view = { ...home };
    shift = { x: 0, y: 0 };
    draw();
    drawCircles();
  };

  const step = 60;
  const keys = {
    ArrowLeft: () => pan(step, 0),
    ArrowRight: () => pan(-step, 0),
    ArrowUp: () => pan(0, step),
    ArrowDown: () => pan(0, -step),
    "+": () => zoom(0.7),
    "-": () => zoom(1 / 0.7),
    "0": reset,
  };
  frame.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, event.clientX, event.clientY);
  }, { passive: false });
  let hand = null;
  frame.addEventListener("pointerdown", (event) => {
    hand = { x: event.clientX, y: event.clientY };
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!hand) return;
    const [x, y] = [event.clientX - hand.x, event.clientY - hand.y];
    if (!moved && Math.hypot(x, y) < 4) return;
    moved = true;
    hand = { x: event.clientX, y: event.clientY };
    pan(x, y);
  });
  window.addEventListener("pointerup", () => { hand = null; });
  for (const [id, act] of [["zoom-in", keys["+"]], ["zoom-out", keys["-"]], ["zoom-all", reset]]) byId(id).addEventListener("click", act);

  // The table

  const sort = (head) => {
    const rank = head.cellIndex;
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    for (const cell of table.tHead.rows[0].cells) cell.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const value = (row) => row.cells[rank].dataset.value;
    const compare = (left, right) => {
      const [first, second] = [value(left), value(right)];
      // What is missing is last either way.
      if (first === undefined || second === undefined) {
        if (first !== second) return first === undefined ? 1 : -1;
        const [leftText, rightText] = [left.cells[rank].textContent, right.cells[rank].textContent];
        return leftText.localeCompare(rightText, document.documentElement.lang) * (isUp ? 1 : -1);
      }
      return (Number(first) - Number(second)) * (isUp ? 1 : -1);
    };
    body.append(...[...body.rows].sort(compare));
  };
  for (const head of table.tHead.rows[0].cells) head.querySelector("button").addEventListener("click", () => sort(head));

  // By any letters of the name or of a commune, whatever their case and accents.
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  find.addEventListener("input", () => {
    const wanted = folded(find.value.trim());
    for (const row of body.rows) row.hidden = !folded(`${row.cells[0].textContent} ${row.cells[1].textContent}`).includes(wanted);
  });
  find.addEventListener("keydown", (event) => {
    const first = [...body.rows].find((row) => !row.hidden);
    if (event.key === "Enter" && first) showDetails(first.dataset.quartier, true);
  });

  byId("copy").addEventListener("click", () => {
    const selection = window.getSelection();
    const range = document.createRange();
    range.selectNode(table);
    selection.removeAllRanges();
    selection.addRange(range);
    document.execCommand("copy");
    byId("copied").hidden = false;
  });

  showIndicator();
  showGeneration();
  draw();
})();
