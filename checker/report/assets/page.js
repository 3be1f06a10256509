"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = all("a.claim");
  const findings = all("li.finding");
  const form = document.querySelector(".filters");
  const shown = form && form.querySelector("output");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let picked = null;

  root.classList.remove("still");

  const cardOf = (key) => cards.find((card) => card.dataset.claim === key);
  const marksOf = (key) => marks.filter((mark) => mark.dataset.claim === key);
  const behavior = () => (calm.matches ? "auto" : "smooth");
  const bring = (element) => element.scrollIntoView({ block: "nearest", behavior: behavior() });

  function letGo() {
    all(".picked").forEach((element) => element.classList.remove("picked"));
    all("[aria-current]").forEach((element) => element.removeAttribute("aria-current"));
    picked = null;
    draw();
  }

  // A claim is lit in the text and in the margin; on a narrow page its card opens under its paragraph.
  function pick(key, focus) {
    const card = cardOf(key);
    if (!card) return;
    letGo();
    picked = key;
    const found = marksOf(key);
    card.classList.add("picked");
    card.setAttribute("aria-current", "true");
    found.forEach((mark) => mark.classList.add("picked"));
    draw();
    if (focus === "text" && found.length) found[0].focus({ preventScroll: true });
    else if (focus === "card") card.focus({ preventScroll: true });
    if (found.length) bring(found[0]);
    bring(card);
    document.dispatchEvent(new CustomEvent("picked", { detail: card }));
  }

  function pickFinding(item, focus) {
    letGo();
    item.classList.add("picked");
    item.setAttribute("aria-current", "true");
    item.dataset.figures.split(" ").filter(Boolean).forEach((key) =>
      marksOf(key).forEach((mark) => mark.classList.add("picked")));
    draw();
    if (focus) item.focus({ preventScroll: true });
    bring(item);
    document.dispatchEvent(new CustomEvent("picked", { detail: item }));
  }

  // All that can be gone through: the findings first, then the claims that are shown.
  let order = () => [...findings, ...cards];
  const stops = () => order().filter((stop) => !stop.hidden);

  function step(by) {
    const all = stops();
    const now = document.querySelector(".card.picked, .finding.picked");
    const at = all.indexOf(now);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    go(all[next]);
  }

  function go(item) {
    if (!item) return;
    if (item.classList.contains("card")) pick(item.dataset.claim, "card");
    else pickFinding(item, true);
  }

  // What does not agree is joined in the gutter: a line from figure to figure, a place of its own for each finding.
  function draw() {
    all(".joins").forEach((old) => old.remove());
    all(".story").forEach((story) => {
      const here = all("li.finding", story);
      if (!here.length) return;
      const origin = story.getBoundingClientRect();
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("class", "joins");
      svg.setAttribute("aria-hidden", "true");
      here.forEach((item, number) => {
        const places = item.dataset.figures.split(" ").filter(Boolean)
          .map((key) => marksOf(key)[0]).filter(Boolean)
          .map((mark) => mark.getClientRects()[0])
          .map((box) => ({ x: box.left - origin.left, y: box.bottom - origin.top + 2, end: box.right - origin.left }));
        if (!places.length) return;
        const left = parseFloat(getComputedStyle(story).paddingLeft);
        const gutter = Math.max(4, left - 14 - 8 * (number % 4));
        const ys = places.map((place) => place.y);
        let line = `M ${gutter} ${Math.min(...ys)} V ${Math.max(...ys)}`;
        places.forEach((place) => { line += ` M ${gutter} ${place.y} H ${place.end}`; });
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("d", line);
        path.setAttribute("class", [item.dataset.certainty, ["accurate"].includes(item.dataset.status) ? "settled" : "",
          item.classList.contains("picked") ? "picked" : ""].join(" "));
        svg.append(path);
        const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
        label.setAttribute("x", String(gutter - 5));
        label.setAttribute("y", String(Math.min(...ys) - 5));
        label.textContent = item.querySelector(".sign").textContent;
        svg.append(label);
      });
      story.prepend(svg);
    });
  }

  function filter() {
    if (!form) return;
    const wanted = {};
    all("input", form).forEach((box) => {
      wanted[box.name] = wanted[box.name] || new Set();
      if (box.checked) wanted[box.name].add(box.value);
    });
    const passes = (data) => Object.entries(wanted).every(([name, values]) => values.has(data[name]));
    let count = 0;
    cards.forEach((card) => {
      card.hidden = !passes(card.dataset);
      count += card.hidden ? 0 : 1;
    });
    marks.forEach((mark) => {
      const off = !passes(mark.dataset);
      mark.classList.toggle("off", off);
      mark.tabIndex = off ? -1 : 0;
    });
    shown.textContent = `${count} of ${cards.length} claims shown`;
    if (picked && cardOf(picked).hidden) letGo();
    draw();
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.claim");
    const card = event.target.closest(".card");
    const finding = event.target.closest("li.finding");
    const link = event.target.closest("a[href^='#finding-'], .links a");
    if (link && link.hash.startsWith("#finding-")) {
      event.preventDefault();
      pickFinding(document.querySelector(link.hash), true);
    } else if (link) {
      event.preventDefault();
      pick(link.dataset.claim, "card");
    } else if (mark) {
      event.preventDefault();
      if (!mark.classList.contains("off")) pick(mark.dataset.claim, "card");
    } else if (event.target.closest("button, input, textarea, label, dialog, .answer")) {
      return;
    } else if (card && !String(getSelection())) {
      event.preventDefault();
      pick(card.dataset.claim, event.target.closest(".go") ? "text" : "card");
    } else if (finding && !String(getSelection())) {
      pickFinding(finding, true);
    } else if (event.target.closest(".copy")) {
      letGo();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, dialog")) return;
    if (event.key === "Escape") letGo();
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Enter" && event.target.matches(".card")) {
      event.preventDefault();
      pick(event.target.dataset.claim, "text");
    }
  });
  if (form) {
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
  }
  addEventListener("resize", draw);
  addEventListener("beforeprint", draw);
  if (document.fonts) document.fonts.ready.then(draw);
  filter();
  draw();
  const asked = /^#(?:claim|row)-(\d+-\d+)$/.exec(location.hash);
  if (asked) pick(asked[1], "card");
  window.claims = Object.freeze({ go, draw, inOrder: (wanted) => { order = wanted; } });
})();
