"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const rows = all("tr[data-claim]");
  const marks = all("a.claim");
  const form = document.querySelector(".filters");
  const shown = form.querySelector("output");
  const narrow = matchMedia("(max-width: 59.99rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let picked = null;

  root.classList.remove("still");

  const rowOf = (key) => rows.find((row) => row.dataset.claim === key);
  const marksOf = (key) => marks.filter((mark) => mark.dataset.claim === key);
  const bring = (element) => element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });

  function letGo() {
    all(".picked").forEach((element) => element.classList.remove("picked", "peek"));
    all("[aria-current]").forEach((element) => element.removeAttribute("aria-current"));
    picked = null;
  }

  // From the text the eye goes to the table, and from the table to the text; on a phone the row comes up from below.
  function pick(key, from) {
    const row = rowOf(key);
    const found = marksOf(key);
    if (!row) return;
    letGo();
    picked = key;
    row.classList.add("picked");
    row.setAttribute("aria-current", "true");
    found.forEach((mark) => mark.classList.add("picked"));
    if (from !== "table") {
      if (narrow.matches) lift(row, found[0]);
      else bring(row);
    }
    if (from !== "text" && found.length) bring(found[0]);
    const target = from === "text" ? row.querySelector(".go") : from === "table" ? found[0] : null;
    if (target) target.focus({ preventScroll: true });
  }

  // The row comes up over the foot of a narrow page; a claim that it would cover moves up.
  function lift(row, mark) {
    row.classList.add("peek");
    if (!mark) return;
    const covered = mark.getBoundingClientRect().bottom + 16 - (innerHeight - row.offsetHeight);
    if (covered > 0) scrollBy({ top: covered, behavior: calm.matches ? "auto" : "smooth" });
  }

  function step(by) {
    const open = rows.filter((row) => !row.hidden);
    if (!open.length) return;
    const at = open.findIndex((row) => row.dataset.claim === picked);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(open.length - 1, Math.max(0, at + by));
    pick(open[next].dataset.claim, "keys");
  }

  function filter() {
    const wanted = {};
    all("input", form).forEach((box) => {
      wanted[box.name] = wanted[box.name] || new Set();
      if (box.checked) wanted[box.name].add(box.value);
    });
    const passes = (data) => Object.entries(wanted).every(([name, values]) => values.has(data[name]));
    let count = 0;
    rows.forEach((row) => {
      row.hidden = !passes(row.dataset);
      count += row.hidden ? 0 : 1;
    });
    marks.forEach((mark) => {
      const off = !passes(mark.dataset);
      mark.classList.toggle("off", off);
      mark.tabIndex = off ? -1 : 0;
    });
    shown.textContent = `${count} of ${rows.length} claims shown`;
    if (picked && rowOf(picked).hidden) letGo();
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.claim");
    const row = event.target.closest("tr[data-claim]");
    const link = event.target.closest(".findings a");
    if (mark) {
      event.preventDefault();
      if (!mark.classList.contains("off")) pick(mark.dataset.claim, "text");
    } else if (row && !String(getSelection())) {
      event.preventDefault();
      pick(row.dataset.claim, "table");
    } else if (link) {
      event.preventDefault();
      pick(link.dataset.claim, "finding");
    } else if (event.target.closest(".copy")) {
      letGo();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") letGo();
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
  const asked = /^#(?:claim|row)-(\d+-\d+)$/.exec(location.hash);
  if (asked) pick(asked[1], "keys");
})();
