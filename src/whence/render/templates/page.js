
"use strict";
(() => {
  const plural = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

  // What a link leads to may be folded away: open it.
  const unfold = () => {
    const id = location.hash.slice(1);
    const target = id && (document.getElementById(id) || document.getElementById(decodeURIComponent(id)));
    if (!target) return;
    let folded = false;
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
    more.type = "button";
    more.className = "more";
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
      for (const group of section.querySelectorAll(".group")) group.hidden = !group.querySelector("[data-row]:not([hidden])");
      said.value = shown === rows.length ? plural(shown, noun) : `${shown.toLocaleString("en")} of ${plural(rows.length, noun)}`;
    };
    search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
    for (const pick of picks) pick.addEventListener("change", apply);
    form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    more.addEventListener("click", () => { all = true; apply(); });
    section.querySelector(".body").append(more);
    addEventListener("beforeprint", () => { all = true; apply(); });
    section.addEventListener("sorted", apply);
    form.hidden = false;
    apply();
    section.querySelector("table")?.classList.add("ready");
  }

  // Sorting: a button in each heading that has a key.
  const collate = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  for (const table of document.querySelectorAll("[data-sortable]")) {
    const body = table.tBodies[0];
    const original = [...body.rows];
    for (const head of table.querySelectorAll("th[data-key]")) {
      const button = document.createElement("button");
      button.type = "button";
      head.dataset.label = head.textContent; // the printed copy shows this: buttons are not repeated on every page
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
        let rows = original;
        if (was !== "descending") {
          const sign = was === "ascending" ? -1 : 1;
          const key = Number(head.dataset.key);
          const of = new Map(original.map((row) => [row, row.cells[key].textContent.trim()]));
          rows = [...original].sort((a, b) => sign * collate(of.get(a), of.get(b)));
          head.setAttribute("aria-sort", was === "ascending" ? "descending" : "ascending");
        }
        body.append(...rows);
        table.dispatchEvent(new Event("sorted", { bubbles: true }));
      });
    }
  }

  unfold();
})();
