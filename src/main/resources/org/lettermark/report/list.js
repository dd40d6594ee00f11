"use strict";
/* The list: search, filters, sorting and parts of a hundred. What is filtered stands in the address, so that it can be linked. */
(() => {
  const PART = 100;
  const at = Object.fromEntries(Lettermark.columns.map((name, i) => [name, i]));
  const letters = Lettermark.letters;
  const shownColumns = [
    ["name", "Letter"], ["caseNumber", "Case"], ["date", "Decision"], ["items", "Items"], ["upheld", "Upheld"], ["overturned", "Overturned"],
    ["categories", "Categories"], ["drugs", "Drugs"], ["layout", "Form"], ["findings", "Findings"], ["state", "State"]];
  const filters = {
    outcome: row => [...(row[at.upheld] ? ["upheld"] : []), ...(row[at.overturned] ? ["overturned"] : [])],
    category: row => row[at.categories],
    drug: row => row[at.drugs],
    class: row => row[at.classes],
    guideline: row => row[at.guidelines],
    said: row => row[at.said],
    date: row => row[at.date].length >= 7 ? [row[at.date].slice(0, 4), row[at.date].slice(0, 7)] : [],
    layout: row => row[at.layout] ? [row[at.layout]] : [],
    state: row => [row[at.state] === "" ? "annotated" : row[at.state].split(":")[0]]
  };
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const body = document.querySelector("#letters tbody");
  const words = letters.map(row => row.flat().join("\n").toLowerCase());
  let sortedBy = "name", down = false, from = 0, rows = [];

  for (const [name, values] of Object.entries(filters)) {
    const counts = new Map();
    for (const row of letters) for (const value of values(row)) counts.set(value, (counts.get(value) || 0) + 1);
    const byName = (a, b) => a[0] < b[0] ? -1 : 1;
    for (const [value, count] of [...counts].sort(name === "date" ? byName : (a, b) => b[1] - a[1] || byName(a, b))) {
      form.elements[name].add(new Option(`${value} (${count})`, value));
    }
  }

  const heads = new Map();
  for (const [name, label] of shownColumns) {
    const head = document.createElement("th");
    head.scope = "col";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { down = sortedBy === name && !down; sortedBy = name; from = 0; show(); });
    head.append(button);
    heads.set(name, head);
    document.querySelector("#letters thead tr").append(head);
  }

  function compare(a, b) {
    const [x, y] = [letters[a][at[sortedBy]], letters[b][at[sortedBy]]];
    const order = typeof x === "number" ? x - y : String(x) < String(y) ? -1 : String(x) > String(y) ? 1 : 0;
    return (down ? -order : order) || a - b;
  }

  function show() {
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const set = Object.entries(filters).map(([name, values]) => [form.elements[name].value, values]).filter(one => one[0]);
    rows = [];
    for (let i = 0; i < letters.length; i++) {
      if (asked.every(word => words[i].includes(word)) && set.every(([value, values]) => values(letters[i]).includes(value))) rows.push(i);
    }
    rows.sort(compare);
    from = Math.min(from, Math.max(0, Math.floor((rows.length - 1) / PART) * PART));
    body.replaceChildren(...rows.slice(from, from + PART).map(i => line(letters[i])));
    for (const [name, head] of heads) {
      if (name === sortedBy) head.setAttribute("aria-sort", down ? "descending" : "ascending"); else head.removeAttribute("aria-sort");
      head.firstChild.textContent = shownColumns.find(one => one[0] === name)[1] + (name === sortedBy ? (down ? " ▼" : " ▲") : "");
    }
    document.getElementById("count").textContent = `${rows.length} of ${letters.length} letters`;
    document.getElementById("place").textContent = rows.length ? `${from + 1} to ${Math.min(from + PART, rows.length)}` : "";
    document.getElementById("back").disabled = from === 0;
    document.getElementById("on").disabled = from + PART >= rows.length;
  }

  function line(row) {
    const made = document.createElement("tr");
    for (const [name] of shownColumns) {
      const cell = document.createElement("td");
      const value = row[at[name]];
      if (name === "name" && row[at.page]) {
        const link = document.createElement("a");
        link.href = row[at.page].split("/").map(encodeURIComponent).join("/");
        link.textContent = value;
        cell.append(link);
      } else {
        cell.textContent = Array.isArray(value) ? value.join(", ") : value;
      }
      if (typeof value === "number") cell.className = "number";
      made.append(cell);
    }
    return made;
  }

  function write() {
    const set = new URLSearchParams();
    if (search.value) set.set("search", search.value);
    for (const name of Object.keys(filters)) if (form.elements[name].value) set.set(name, form.elements[name].value);
    history.replaceState(null, "", set.size ? "#" + set : location.pathname);
  }

  function read() {
    const set = new URLSearchParams(location.hash.slice(1));
    search.value = set.get("search") || "";
    for (const name of Object.keys(filters)) {
      const value = set.get(name) || "", choice = form.elements[name];
      // A letter with this value need not be in the sample.
      if (![...choice.options].some(one => one.value === value)) choice.add(new Option(`${value} (0)`, value));
      choice.value = value;
    }
  }

  const changed = () => { from = 0; write(); show(); };
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", event => event.preventDefault());
  window.addEventListener("hashchange", () => { read(); from = 0; show(); });
  document.getElementById("back").addEventListener("click", () => { from -= PART; show(); scrollTo(0, 0); });
  document.getElementById("on").addEventListener("click", () => { from += PART; show(); scrollTo(0, 0); });
  read();
  show();
})();
