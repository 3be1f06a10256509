(() => {
  const byId = (id) => document.getElementById(id);
  const page = window.claims;
  const answer = byId("answer");
  const fields = [...answer.querySelectorAll("input")];
  const letters = { finding: "cfrn", card: "tcafnx" };
  let state = { by: "", items: [] };
  let wanted = null;      // a verdict that waits for its source, locator and note
  let waiting = null;     // what waits for initials

  const itemOf = (id) => state.items.find((item) => item.id === id);
  const current = () => {
    const card = document.querySelector(".card.picked, li.finding.picked");
    return card && itemOf(card.id);
  };
  const say = (text) => { byId("said").textContent = text; if (text) byId("wrong").textContent = ""; };
  const complain = (text) => { byId("wrong").textContent = text; if (text) byId("said").textContent = ""; };

  // Whatever goes wrong is told, and what was typed stays: nothing counts as saved that the server has not said is.
  async function ask(name, sent) {
    let response;
    try {
      response = await fetch(name, sent === undefined ? {} : {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
    } catch {
      complain("The server has gone: nothing was saved. Start `checker review --web` again; all saved verdicts are kept.");
      return null;
    }
    let told = null;
    try { told = await response.json(); } catch { /* no answer of ours */ }
    if (!response.ok || !told) {
      complain(`Not saved: ${(told && told.error) || `the server answers ${response.status}`}`);
      if (told && told.conflict) await look();
      return null;
    }
    show(told);
    return told;
  }

  async function look() {
    const before = byId("wrong").textContent;
    try {
      const response = await fetch("state");
      const told = await response.json();
      if (response.ok) show(told);
      else complain(told.error || `The server answers ${response.status}.`);
      if (before.startsWith("The server has gone")) complain("");
    } catch {
      complain("The server has gone: nothing more is saved. Start `checker review --web` again; all saved verdicts are kept.");
    }
  }

  function show(told) {
    state = told;
    for (const item of state.items) {
      const card = byId(item.id);
      if (!card) { complain("The story has been edited since this page was loaded. Load the page again."); continue; }
      card.dataset.status = item.status;
      const words = card.querySelector(".status") || card.querySelector(".severity");
      words.textContent = item.words;
      if (words.matches(".status")) words.dataset.status = item.status;
      let line = card.querySelector(".settled-by");
      if (!line) {
        line = document.createElement("span");
        line.className = "settled-by";
        card.querySelector(".head").after(line);
      }
      line.textContent = item.said;
      line.hidden = !item.said;
      document.querySelectorAll(`a.claim[data-claim="${CSS.escape(card.dataset.claim || "")}"]`)
        .forEach((mark) => { mark.dataset.status = item.status; });
    }
    const done = state.items.filter((item) => item.settled).length;
    byId("progress").max = Math.max(1, state.items.length);
    byId("progress").value = done;
    byId("left").textContent = `${done} of ${state.items.length} settled`;
    byId("standing").textContent = state.standing;
    byId("undo").disabled = !state.undo;
    byId("signed").textContent = state.by ? `Signed ${state.by}` : "Sign";
    page.draw();
    offer();
  }

  // The answers that the picked claim or finding can have stand in its card.
  function offer() {
    const item = current();
    const card = item && byId(item.id);
    answer.hidden = !card;
    if (!card) return;
    const moved = answer.parentElement !== card;
    const kind = card.matches(".finding") ? "finding" : "card";
    if (moved) {
      card.append(answer);
      fields.forEach((field) => { field.value = item[field.name] || ""; field.dataset.was = field.value; });
      wanted = null;
    }
    answer.querySelectorAll("[data-answer]").forEach((button) => {
      const letter = button.dataset.answer;
      button.hidden = !letters[kind].includes(letter) || (letter === "t" && !item.take) || (letter === "c" && !item.confirm);
      button.setAttribute("aria-pressed", String(wanted === letter));
    });
    answer.querySelector("[data-answer=t] span").textContent = item.take ? `Take over ${item.take}` : "";
    answer.querySelector("[data-answer=c] span").textContent = item.confirm ? `Confirm ${item.confirm}` : "";
    byId("old").hidden = !item.old;
    byId("old").textContent = item.old ? `Was: ${item.old}` : "";
    byId("alike").hidden = !item.alike.length;
    byId("alike").textContent = `Same verdict for ${item.alike.length} other${item.alike.length > 1 ? "s" : ""} like it …`;
  }

  function details() {
    if (!fields.some((field) => field.value !== field.dataset.was)) return undefined;
    return Object.fromEntries(fields.map((field) => [field.name, field.value]));
  }

  async function settle(letter, others = []) {
    const item = current();
    if (!item) return;
    const card = byId(item.id);
    const kind = card.matches(".finding") ? "finding" : "card";
    const button = answer.querySelector(`[data-answer="${letter}"]`);
    if (!letters[kind].includes(letter) || !button || button.hidden) return;
    if (!state.by) { waiting = () => settle(letter, others); open("who"); return; }
    if (letter === "r" && !fields.find((field) => field.name === "note").value.trim()) {
      wanted = "r";
      offer();
      complain("A reason is needed: say in the note why it is right as it stands.");
      fields.find((field) => field.name === "note").focus();
      return;
    }
    const sent = { answer: letter, seen: Object.fromEntries([item, ...others].map((each) => [each.key, each.seen])) };
    const given = details();
    if (given) sent.details = given;
    const at = state.items.indexOf(item);
    card.classList.add("busy");
    const told = await ask("settle", sent);
    card.classList.remove("busy");
    if (!told) { if (current()) offer(); return; }
    const number = card.querySelector(".go, .sign").textContent;
    const now = itemOf(item.id);
    const next = [...state.items.slice(at + 1), ...state.items.slice(0, at)].find((each) => !each.settled && !each.seen)
      || [...state.items.slice(at + 1), ...state.items.slice(0, at)].find((each) => !each.settled);
    const left = state.items.filter((each) => !each.settled).length;
    fields.forEach((field) => { field.dataset.was = field.value; });
    say(`${number}: ${now ? now.words : "saved"}, saved${others.length ? ` with ${others.length} like it` : ""}. ` +
      (left ? `${left} left.` : "All is settled."));
    if (next) page.go(byId(next.id));
    else offer();
  }

  function wait(letter) {
    wanted = letter;
    offer();
    answer.querySelector("input").focus();
  }

  function step(by) {
    const open = state.items.filter((item) => !item.settled);
    const list = open.length ? open : state.items;
    const now = current();
    const at = list.indexOf(now);
    let next;
    if (at >= 0) next = list[(at + by + list.length) % list.length];
    else {
      const from = state.items.indexOf(now);
      const order = by > 0 ? state.items.slice(from + 1) : state.items.slice(0, Math.max(0, from)).reverse();
      next = order.find((item) => list.includes(item)) || list[by > 0 ? 0 : list.length - 1];
    }
    if (next) page.go(byId(next.id));
  }

  async function undo() {
    if (!state.undo) return;
    const told = await ask("undo", {});
    if (told) say("The last answer is taken back.");
  }

  function open(id) {
    const dialog = byId(id);
    if (id === "who") byId("who-form").elements.by.value = state.by;
    dialog.showModal();
  }

  function others() {
    const item = current();
    const list = byId("list");
    list.textContent = "";
    for (const id of item.alike) {
      const card = byId(id);
      const entry = document.createElement("li");
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = id;
      const text = document.createElement("q");
      text.textContent = card.closest(".line").querySelector(".copy").textContent.trim();
      const name = document.createElement("b");
      name.textContent = `${card.querySelector(".go").textContent} `;
      label.append(box, name, text);
      entry.append(label);
      list.append(entry);
    }
    open("others");
  }

  document.addEventListener("picked", () => offer());
  answer.addEventListener("click", (event) => {
    const button = event.target.closest("[data-answer]");
    if (button) settle(button.dataset.answer);
  });
  answer.addEventListener("submit", (event) => {
    event.preventDefault();
    if (wanted) settle(wanted);
    else complain("Choose a verdict: nothing is saved yet.");
  });
  answer.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) { event.preventDefault(); answer.requestSubmit(); }
    if (event.key === "Escape") { event.stopPropagation(); byId(current().id).focus(); wanted = null; offer(); }
  });
  byId("alike").addEventListener("click", others);
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("undo").addEventListener("click", undo);
  byId("signed").addEventListener("click", () => open("who"));
  byId("help").addEventListener("click", () => open("keys"));
  document.querySelectorAll("[data-close]").forEach((button) =>
    button.addEventListener("click", () => { waiting = null; button.closest("dialog").close(); }));
  byId("others").addEventListener("click", (event) => {
    const button = event.target.closest("[data-many]");
    if (!button) return;
    const ticked = [...byId("list").querySelectorAll("input:checked")].map((box) => itemOf(box.value)).filter(Boolean);
    byId("others").close();
    settle(button.dataset.many, ticked);
  });
  byId("who-form").addEventListener("submit", async () => {
    const next = waiting;
    waiting = null;
    if (await ask("sign", { by: byId("who-form").elements.by.value }) && next) next();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, dialog")) return;
    const key = event.key;
    if (key === "s" || key === "b") step(key === "s" ? 1 : -1);
    else if (key === "u") undo();
    else if (key === "?") open("keys");
    else if (key.length === 1 && "afnxrct".includes(key)) { event.preventDefault(); settle(key); }
    else if (key.length === 1 && "AFNXR".includes(key) && current()) { event.preventDefault(); wait(key.toLowerCase()); }
  });
  addEventListener("focus", look);
  setInterval(() => { if (!document.hidden) look(); }, 5000);
  page.inOrder(() => state.items.map((item) => byId(item.id)).filter(Boolean));
  look().then(() => {
    if (!current() && !location.hash) step(1);
    else offer();
  });
})();
