
"use strict";
(() => {
  const plural = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
  const named = (id) => id && (document.getElementById(id) || document.getElementById(decodeURIComponent(id)));
  const controls = new Map(); // section -> what clears its search and filters

  // Words and notes that belong together are lit together: on a link to one of them, and under the pointer.
  const passage = (id) => /^(?:words|note)-(\d+)-(\d+)$/.exec(id || "");
  const light = (found, lit) => {
    if (!found) return;
    const note = document.getElementById(`note-${found[1]}-${found[2]}`);
    const words = document.getElementById(`words-${found[1]}-${found[2]}`);
    const leaf = (words || note)?.closest(".text");
    if (note) note.classList.toggle(lit, true);
    for (const mark of leaf ? leaf.querySelectorAll(`mark[data-n~="${found[2]}"]`) : []) mark.classList.toggle(lit, true);
  };
  const dark = (lit) => { for (const e of document.querySelectorAll(`.text .${lit}`)) e.classList.remove(lit); };
  document.addEventListener("pointerover", (event) => {
    if (!event.target.closest) return;
    dark("touched");
    const note = event.target.closest(".margin li");
    const mark = event.target.closest("mark[data-n]");
    if (note) light(passage(note.id), "touched");
    else if (mark) {
      const leaf = mark.closest("details.leaf")?.querySelector("[id^='note-']");
      const source = leaf && passage(leaf.id);
      if (source) for (const n of mark.dataset.n.split(" ")) light([0, source[1], n], "touched");
    }
  });

  // What a link leads to may be folded away or filtered out: open it, or show all again.
  const unfold = () => {
    dark("lit");
    const id = location.hash.slice(1);
    const target = named(id);
    if (!target) return;
    light(passage(target.id), "lit");
    let folded = false;
    const row = target.closest("[data-row]");
    if (row && row.hidden) { controls.get(row.closest("section"))?.(); folded = true; }
    for (let e = target; e; e = e.parentElement) {
      if (e.hidden) { e.hidden = false; folded = true; }
      if (e.tagName === "DETAILS" && !e.open) { e.open = true; folded = true; }
    }
    if (folded) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) unfold();
  });

  // A screen too narrow for the drawings has their tables open instead.
  if (matchMedia("(max-width: 40rem)").matches) for (const d of document.querySelectorAll("details[data-instead]")) d.open = true;

  // The printed copy has everything.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const d of closed) d.open = true;
  });
  addEventListener("afterprint", () => { for (const d of closed) d.open = false; });

  // Search and filter: the rows of a section, by their words and by data-state, data-source, data-kind.
  for (const form of document.querySelectorAll("[data-controls]")) {
    const section = document.getElementById(form.dataset.controls);
    const rows = [...section.querySelectorAll("[data-row]")];
    const noun = form.dataset.controls.replace(/s$/, "");
    const words = new Map();
    const search = form.querySelector("[data-search]");
    const picks = [...form.querySelectorAll("[data-pick]")];
    for (const pick of picks) { // a choice that shows nothing is none
      const there = new Set(rows.map((row) => row.dataset[pick.dataset.pick]));
      for (const option of [...pick.options]) if (option.value && !there.has(option.value)) option.remove();
    }
    const said = form.querySelector("output");
    const most = 300; // rows that are laid out at once: more open slowly and are read by nobody
    const more = document.createElement("button");
    const none = document.createElement("p");
    const clear = document.createElement("button");
    more.type = clear.type = "button";
    more.className = clear.className = "more";
    none.className = "no-match";
    none.hidden = true;
    none.textContent = `No ${noun} matches. `;
    clear.textContent = `Show all ${plural(rows.length, noun)}`;
    none.append(clear);
    let all = rows.length <= most + 50;
    let waiting = 0;
    const apply = () => {
      const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of section.querySelectorAll("[data-row]")) {
        if (wanted.length && !words.has(row)) words.set(row, row.textContent.toLowerCase());
        const fits = picks.every((p) => !p.value || row.dataset[p.dataset.pick] === p.value) && wanted.every((w) => words.get(row).includes(w));
        shown += fits;
        row.hidden = !fits || (!all && shown > most);
      }
      more.hidden = all || shown <= most;
      more.textContent = `Show all ${plural(shown, noun)}`;
      none.hidden = shown > 0 || rows.length === 0;
      for (const group of section.querySelectorAll(".group")) {
        const of = group.querySelectorAll("[data-row]").length;
        const here = group.querySelectorAll("[data-row]:not([hidden])").length;
        const count = group.querySelector("[data-count]");
        group.hidden = !here;
        if (count) count.textContent = here === of || !all ? of.toLocaleString("en") : `${here.toLocaleString("en")} of ${of.toLocaleString("en")}`;
      }
      said.value = shown === rows.length ? plural(shown, noun) : `${shown.toLocaleString("en")} of ${plural(rows.length, noun)}`;
    };
    const reset = () => {
      search.value = "";
      for (const pick of picks) pick.value = "";
      apply();
    };
    search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
    for (const pick of picks) pick.addEventListener("change", apply);
    form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    more.addEventListener("click", () => { all = true; apply(); });
    clear.addEventListener("click", () => { reset(); search.focus(); });
    section.querySelector(".body").append(none, more);
    addEventListener("beforeprint", () => { all = true; apply(); });
    section.addEventListener("sorted", apply);
    controls.set(section, reset);
    form.hidden = false;
    apply();
    section.querySelector("table")?.classList.add("ready");
  }

  // Sorting: a button in each heading that has a key, and a list for screens without headings. States go by gravity, all else by its words.
  const collate = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  const gravity = ["contradicted", "unsupported", "questioned", "unchecked", "supported"];
  for (const table of document.querySelectorAll("[data-sortable]")) {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const list = table.closest("section").querySelector("[data-order]");
    const heads = [...table.querySelectorAll("th[data-key]")];
    const order = (key, direction) => {
      for (const head of heads) head.removeAttribute("aria-sort");
      let rows = original;
      if (direction) {
        const of = new Map(original.map((row) => [row, key === 0 ? gravity.indexOf(row.dataset.state) : row.cells[key].textContent.trim()]));
        const compare = key === 0 ? (a, b) => a - b : collate;
        rows = [...original].sort((a, b) => direction * compare(of.get(a), of.get(b)));
        heads.find((head) => Number(head.dataset.key) === key)?.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      }
      if (list) list.value = direction > 0 ? String(key || "") : "";
      body.append(...rows);
      table.dispatchEvent(new Event("sorted", { bubbles: true }));
    };
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.title = "Sort; a third time: as at first";
      head.dataset.label = head.textContent; // the printed copy shows this: buttons are not repeated on every page
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        order(Number(head.dataset.key), was === "descending" ? 0 : was === "ascending" ? -1 : 1);
      });
    }
    list?.addEventListener("change", () => order(Number(list.value), list.value ? 1 : 0));
  }

  // The way through the graph: what a box rests on and what rests on it.
  for (const drawing of document.querySelectorAll("svg.graph")) {
    const boxes = [...drawing.querySelectorAll(".box")];
    const edges = [...drawing.querySelectorAll(".edges path")].map((path) => ({ path, a: Number(path.dataset.a), b: Number(path.dataset.b) }));
    const follow = (start, from, to) => {
      const met = new Set([start]);
      for (const n of met) for (const e of edges) if (e[from] === n && (n === start || !e.path.classList.contains("beside"))) { met.add(e[to]); e.path.classList.add("lit"); boxes[e[to]].classList.add("lit"); }
    };
    const show = (event) => {
      const box = event.target.closest && event.target.closest(".box");
      for (const e of drawing.querySelectorAll(".lit")) e.classList.remove("lit");
      drawing.classList.toggle("followed", Boolean(box));
      if (!box) return;
      box.classList.add("lit");
      follow(boxes.indexOf(box), "a", "b");
      follow(boxes.indexOf(box), "b", "a");
    };
    drawing.addEventListener("pointerover", show);
    drawing.addEventListener("pointerleave", show);
    drawing.addEventListener("focusin", show);
    drawing.addEventListener("focusout", show);
  }

  unfold();
})();
