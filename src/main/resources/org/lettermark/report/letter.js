"use strict";
/* A letter's page: switches, the chosen finding, keys. The letter itself is in the page; this only reads and marks it. */
(() => {
  const findings = JSON.parse(document.getElementById("findings").textContent);
  const rules = (window.Lettermark && Lettermark.rules) || {};
  const text = document.getElementById("text");
  const details = document.getElementById("details");
  const kinds = ["negated", "past", "general", "possible", "other"];
  const pieces = new Map(); // number of a finding -> its pieces in the text, in order
  for (const piece of text.querySelectorAll(".f")) {
    const number = Number(piece.dataset.f);
    if (!pieces.has(number)) pieces.set(number, []);
    pieces.get(number).push(piece);
  }
  const order = [...pieces.keys()]; // as the text has them
  const labels = {};
  for (const box of document.querySelectorAll(".switches input")) {
    labels[box.value] = box.parentElement.querySelector(".label").textContent;
  }
  let chosen = null;

  const isOn = number => !pieces.get(number)[0].classList.contains("off");

  function element(name, content, kind) {
    const made = document.createElement(name);
    if (content !== undefined) made.textContent = content;
    if (kind) made.className = kind;
    return made;
  }

  /* Findings around a place, the innermost first. */
  function around(piece) {
    const found = [];
    for (let one = piece.closest(".f"); one; one = one.parentElement.closest(".f")) {
      const number = Number(one.dataset.f);
      if (isOn(number) && !found.includes(number)) found.push(number);
    }
    return found;
  }

  function why(finding) {
    const box = element("div", undefined, "why");
    const id = finding[3].ruleId;
    box.append(element("strong", "Why: "));
    if (!id) {
      box.append("no rule is named");
    } else if (id.startsWith("models:")) {
      const confidence = finding[3].confidence;
      box.append(element("code", id), confidence ? `, the statement model, with a confidence of ${Number(confidence).toFixed(2)}` : ", a model");
    } else {
      box.append(element("code", id));
    }
    const rule = rules[id];
    if (rule && rule.line > 0) {
      box.append(element("div", `${rule.file}, line ${rule.line}`));
      const cells = element("dl");
      for (const [column, cell] of rule.cells) {
        const value = element("dd");
        value.append(element("code", cell));
        cells.append(element("dt", column), value);
      }
      box.append(cells);
    } else if (id) {
      box.append(element("div", "No single row of the files of this version bears this name."));
    }
    return box;
  }

  function describe(number) {
    const [type, begin, end, features] = findings[number];
    const box = element("section");
    box.append(element("h2", labels[type] || type, type));
    box.append(element("div", `characters ${begin} to ${end}`, "quiet"));
    const list = element("dl");
    for (const [name, value] of Object.entries(features)) {
      if (name !== "ruleId") list.append(element("dt", name), element("dd", Array.isArray(value) ? value.join("; ") : value));
    }
    box.append(list, why(findings[number]));
    return box;
  }

  function show(numbers) {
    details.replaceChildren(...numbers.map(describe));
  }

  function choose(number, around) {
    if (chosen !== null) for (const piece of pieces.get(chosen)) { piece.classList.remove("chosen"); piece.removeAttribute("aria-current"); }
    chosen = number;
    if (number === null) { details.replaceChildren(); return; }
    for (const piece of pieces.get(number)) { piece.classList.add("chosen"); piece.setAttribute("aria-current", "true"); }
    show(around);
  }

  function goTo(number) {
    const piece = pieces.get(number)[0];
    choose(number, around(piece));
    piece.scrollIntoView({ block: "center" });
  }

  /* The next finding that is shown, of one type or of any, around the end of the letter. */
  function step(by, type) {
    if (order.length === 0) return;
    let at = chosen === null ? (by > 0 ? -1 : order.length) : order.indexOf(chosen);
    for (let i = 0; i < order.length; i++) {
      at = (at + by + order.length) % order.length;
      if (isOn(order[at]) && (!type || findings[order[at]][0] === type)) { goTo(order[at]); return; }
    }
  }
  const ofType = by => step(by, chosen === null ? undefined : findings[chosen][0]);

  function applySwitches() {
    const off = new Set([...document.querySelectorAll(".switches input:not(:checked)")].map(box => box.value));
    for (const [number, all] of pieces) {
      const hidden = off.has(findings[number][0]) || kinds.some(kind => off.has(kind) && all[0].classList.contains(kind));
      for (const piece of all) piece.classList.toggle("off", hidden);
    }
    if (chosen !== null && !isOn(chosen)) choose(null);
  }

  for (const box of document.querySelectorAll(".switches input")) box.addEventListener("change", applySwitches);
  text.addEventListener("click", event => {
    if (String(window.getSelection())) return; // somebody is copying
    const found = event.target.closest(".f") ? around(event.target) : [];
    choose(found.length ? found[0] : null, found);
  });
  let hovered = [];
  text.addEventListener("mouseover", event => {
    const found = event.target.closest(".f") ? around(event.target) : [];
    for (const number of hovered) for (const piece of pieces.get(number)) piece.classList.remove("hovered");
    hovered = found.slice(0, 1);
    for (const number of hovered) for (const piece of pieces.get(number)) piece.classList.add("hovered");
    if (chosen === null && found.length) show(found);
  });
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("nextOfType").addEventListener("click", () => ofType(1));
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const keys = { n: () => step(1), p: () => step(-1), t: () => ofType(1), T: () => ofType(-1), Escape: () => choose(null) };
    if (keys[event.key]) { keys[event.key](); event.preventDefault(); }
  });
  /* Links to a finding choose it, those to a section only lead there. */
  function follow() {
    const number = Number(location.hash.replace("#f", ""));
    if (location.hash.startsWith("#f") && pieces.has(number)) goTo(number);
  }
  window.addEventListener("hashchange", follow);
  for (const link of document.querySelectorAll(".issues a")) link.addEventListener("click", () => setTimeout(follow));
  if (matchMedia("(max-width: 45rem)").matches) { // the letter comes first where there is little room
    for (const box of document.querySelectorAll(".side details")) box.open = false;
  }
  applySwitches(); // browsers keep switches when a page is loaded anew
  follow();
})();
