"use strict";
// Filters what is on the page, and shows what stands behind a mark. What is written is written as
// text, and what is shown elsewhere is a copy of elements that are there: no markup is ever read.
(() => {
  const told = JSON.parse(document.getElementById("rows").textContent);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.getElementById("filters");
  const status = form.querySelector(".status");
  const reset = form.querySelector(".reset");
  const card = document.getElementById("card");
  const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
  const rows = { event: byId(told.events), statement: byId(told.stances) };
  const byNumber = new Map(told.events.map((row) => [String(row.number), row.id]));
  const shown = { event: new Set(), statement: new Set() };

  // The same as the program does to the text that is searched: timeline.dataset.fold.
  const KEYBOARD = { "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"' };
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{Mn}/gu, "").toUpperCase().toLowerCase()
      .normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/ς/g, "σ")
      .replace(/[‘’‚“”]/g, (c) => KEYBOARD[c]).replace(/[‐‑‒–—]/g, "-");
  for (const row of [...told.events, ...told.stances]) row.text = fold(row.text);

  const counted = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
  const share = (n, every, noun) =>
    n === every ? counted(every, noun) : `${n.toLocaleString("en")} of ${counted(every, noun)}`;

  // --- What is asked for ---------------------------------------------------------------------

  const boxes = told.facets.map((facet) => all(`input[name="${facet.param}"]`, form));
  const field = (name) => form.elements.namedItem(name);
  const value = (name) => (field(name) ? field(name).value.trim() : "");

  function asked() {
    const day = (name, k) => days(value(name))?.[k] ?? null;
    return {
      chosen: boxes.map((list) => new Set(list.filter((b) => b.checked).map((b) => Number(b.value)))),
      from: day("from", 0),
      to: day("to", 1),
      ongoing: Boolean(field("ongoing")?.checked),
      words: fold(value("q")).split(/\s+/).filter(Boolean),
    };
  }

  // 1 January 1970 in the days of the program: timeline.dates.Day.toordinal.
  const EPOCH = 719163;
  const DAY_MS = 86400000;
  const DATE = /^Y?(-?\d{1,6})(?:-(\d\d))?(?:-(\d\d))?$|^(\d{1,6}) ?BCE?$/i;

  /** The first and last day of a year, a month or a day, as numbers; null for what is none. */
  function days(text) {
    const [found, written, month, day, before] = text.match(DATE) ?? [];
    if (found === undefined) return null;
    const year = before === undefined ? Number(written) : 1 - Number(before);
    const at = (y, m, d) => {
      const date = new Date(0);
      date.setUTCFullYear(y, m, d);
      return date;
    };
    const first = at(year, Number(month ?? 1) - 1, Number(day ?? 1));
    if (Number.isNaN(first.valueOf()) || first.getUTCFullYear() !== year) return null;
    if (first.getUTCMonth() + 1 !== Number(month ?? 1)) return null;
    if (first.getUTCDate() !== Number(day ?? 1)) return null;
    let last = first;
    if (month === undefined) last = at(year, 12, 0);
    else if (day === undefined) last = at(year, Number(month), 0);
    return [first, last].map((date) => Math.round(date / DAY_MS) + EPOCH);
  }

  const has = (row, place, chosen) => !chosen.size || row.has[place].some((v) => chosen.has(v));
  // The same as the program does: timeline.queries.in_view.conditions.
  function beganIn({ begun: [first, last] }, { from, to }) {
    if (from === null) return to === null || first === null || first <= to;
    return last !== null && last >= from && (to === null || first <= to);
  }
  const wentOn = ({ begun: [, last], until }, { from }) =>
    from !== null && (last === null || last < from) && (until === null || until >= from);
  const during = (row, f) => beganIn(row, f) || (f.ongoing && wentOn(row, f));
  const spoken = (row, f) => f.words.every((word) => row.text.includes(word));
  const suits = (row, f) => spoken(row, f) && f.chosen.every((chosen, k) => has(row, k, chosen));
  const apart = (row, f) => during(row, f) && spoken(row, f);
  const matches = (row, f) => during(row, f) && suits(row, f);

  const isSet = (f) =>
    f.chosen.some((chosen) => chosen.size) || f.from !== null || f.to !== null || f.words.length > 0;

  function said(f) {
    const either = (names) =>
      names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names[0];
    const parts = f.chosen.map((chosen, k) => [...chosen].map((v) => told.facets[k].labels[v]));
    const clauses = parts.filter((names) => names.length).map(either);
    const [from, to] = [value("from"), value("to")];
    const dash = /[- ]/.test(from + to) ? " – " : "–";
    const went = f.ongoing && f.from !== null ? ", with what went on" : "";
    if (f.from !== null && f.to !== null) clauses.push((from === to ? from : from + dash + to) + went);
    else if (f.from !== null) clauses.push(`since ${from}${went}`);
    else if (f.to !== null) clauses.push(`until ${to}`);
    if (f.words.length) clauses.push(`“${value("q")}”`);
    return clauses;
  }

  // --- What is shown -------------------------------------------------------------------------

  function apply() {
    const f = asked();
    const filtered = isSet(f);
    for (const kind of ["event", "statement"]) {
      shown[kind] = new Set(
        [...rows[kind].values()].filter((row) => matches(row, f)).map((row) => row.id));
    }
    form.classList.toggle("set", filtered);
    document.body.classList.toggle("narrowed", filtered);
    reset.hidden = !filtered;
    for (const hint of all(".filtered")) hint.hidden = !filtered || !hint.textContent;
    tell(f, filtered);
    count(f);
    lists(filtered);
    tables(filtered);
    for (const chart of charts) dim(chart);
  }

  function tell(f, filtered) {
    const parts = [["event", told.events], ["statement", told.stances]]
      .filter(([, every]) => every.length)
      .map(([noun, every]) => share(shown[noun].size, every.length, noun));
    const none = filtered && !shown.event.size && !shown.statement.size;
    const counts = none
      ? "Nothing in this file matches these filters; reset them, or take one away"
      : `${parts.join(" and ")} in this file`;
    const crossed = f.from !== null && f.to !== null && f.from > f.to;
    const wrong = crossed ? ["The dates end before they begin: exchange them"] : [];
    for (const name of ["from", "to"]) {
      const isDate = !value(name) || days(value(name));
      if (!isDate) wrong.push(`“${value(name)}” is not a date: write 1994, 2024-09 or 2024-10-11`);
      field(name)?.setCustomValidity(!isDate || crossed ? wrong.at(-1) : "");
    }
    status.textContent = [counts, ...said(f), ...wrong].join(" · ");
    status.classList.toggle("empty", none);
    offerOngoing(f);
  }

  /** Say how much merely went on through the range, where anything did. */
  function offerOngoing(f) {
    const box = field("ongoing")?.closest("label");
    if (!box) return;
    const older = (noun, every) => {
      const n = every.filter((row) => wentOn(row, f) && suits(row, f)).length;
      return n ? counted(n, `older ${noun}`) : "";
    };
    const parts = [older("event", told.events), older("statement", told.stances)].filter(Boolean);
    box.hidden = !parts.length;
    box.querySelector("span").textContent = `with ${parts.join(" and ")} that went on`;
  }

  /** Write beside each choice what it would leave under the other filters. */
  function count(f) {
    const every = [...told.events, ...told.stances].filter((row) => apart(row, f));
    boxes.forEach((list, place) => {
      const under = every.filter((row) =>
        f.chosen.every((chosen, k) => k === place || has(row, k, chosen)));
      const counts = new Map();
      for (const row of under) for (const v of row.has[place]) counts.set(v, (counts.get(v) ?? 0) + 1);
      for (const box of list) {
        const n = counts.get(Number(box.value)) ?? 0;
        const label = box.closest("label");
        label.querySelector(".left").textContent = n.toLocaleString("en");
        label.classList.toggle("idle", !n && !box.checked);
      }
      const facet = list[0]?.closest(".facet");
      if (!facet) return;
      const n = f.chosen[place].size;
      facet.querySelector(".chosen").textContent = n ? String(n) : "";
      facet.classList.toggle("set", n > 0);
    });
  }

  const isShown = (data) =>
    data.event !== undefined ? shown.event.has(data.event) : shown.statement.has(data.statement);

  function lists(filtered) {
    for (const row of all(".rows > .row, tbody > tr[data-event], tbody > tr[data-statement]")) {
      row.hidden = !isShown(row.dataset);
    }
    for (const list of all("#events, #statements")) {
      const every = all(".row", list);
      const n = every.filter((row) => !row.hidden).length;
      const noun = list.id.slice(0, -1);
      list.querySelector(".count").textContent =
        n || !filtered ? share(n, every.length, noun) : `none of ${counted(every.length, noun)} matches`;
    }
    for (const note of all('section:not([data-kind="matrix"]) .notes > li')) {
      const id = byNumber.get(note.dataset.number);
      note.hidden = id !== undefined && !shown.event.has(id);
    }
  }

  const behind = (cell) => cell.dataset.statements.split(" ").filter((id) => shown.statement.has(id));

  function tables(filtered) {
    for (const section of all('[data-kind="matrix"]')) {
      let group = null;
      for (const row of all("tbody > tr", section)) {
        const cells = all("td[data-statements]", row);
        for (const cell of cells) {
          const off = !behind(cell).length;
          cell.classList.toggle("off", off);
          cell.querySelector("button").disabled = off;
        }
        if (row.classList.contains("group")) group = row;
        row.hidden = filtered && cells.every((cell) => cell.classList.contains("off"));
        if (!row.hidden && group) group.hidden = false;
      }
      columns(section, filtered);
      const gone = new Set(all("tbody > tr[hidden] .number", section).map((n) => n.textContent));
      for (const note of all(".notes > li", section)) note.hidden = gone.has(note.dataset.number);
    }
  }

  /** Hide the columns of a matrix of which nothing is left. */
  function columns(section, filtered) {
    const body = all("tbody > tr:not([hidden])", section);
    const width = section.querySelector("thead > tr")?.cells.length ?? 0;
    for (let k = 1; k < width; k += 1) {
      const left = body.some((row) => row.cells[k].textContent && !row.cells[k].classList.contains("off"));
      for (const row of all("tr", section)) row.cells[k].hidden = filtered && !left;
    }
  }

  // --- The marks of charts -------------------------------------------------------------------

  const SVG = "http://www.w3.org/2000/svg";
  const REACH = 14; // px: how near to a mark a finger has to come

  const charts = all(".chart svg").map((svg) => {
    const marks = all("g[data-owner]", svg)
      .map((group) => ({ group, ids: group.dataset.owner.split(";").filter((id) => rows.event.has(id)) }))
      .filter((mark) => mark.ids.length);
    const stops = new Map(); // owner -> the group that the keyboard stops at: its dot, else its text
    for (const mark of marks) {
      mark.group.classList.add("mark");
      mark.text = mark.group.querySelector("text");
      mark.written = mark.text?.textContent ?? "";
      const title = mark.group.insertBefore(document.createElementNS(SVG, "title"), mark.group.firstChild);
      title.textContent = mark.ids.map((id) => rows.event.get(id).name).join("\n");
      const owner = mark.group.dataset.owner;
      const best = stops.get(owner);
      const better = mark.group.querySelector("circle") || (!best && mark.text);
      if (better) stops.set(owner, mark);
    }
    const order = [...stops.values()].sort((a, b) =>
      (rows.event.get(a.ids[0]).number ?? 0) - (rows.event.get(b.ids[0]).number ?? 0));
    for (const { group, ids } of order) {
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", "-1");
      group.setAttribute("aria-label", ids.map((id) => rows.event.get(id).name).join("; "));
    }
    return { svg, marks, order };
  });

  const left = (ids) => ids.filter((id) => shown.event.has(id));

  function dim({ marks, order }) {
    for (const mark of marks) {
      const ids = left(mark.ids);
      mark.group.classList.toggle("off", !ids.length);
      mark.group.toggleAttribute("aria-hidden", false);
      if (!ids.length) mark.group.setAttribute("aria-hidden", "true");
      // A count of events ("+3") counts those that match; of one alone it is its number.
      if (mark.ids.length > 1 && /^\+\d+$/.test(mark.written)) {
        const number = rows.event.get(ids[0])?.number;
        const alone = ids.length === 1 && mark.ids.length !== 1 && number;
        mark.text.textContent = ids.length === mark.ids.length
          ? mark.written : alone ? String(number) : `+${ids.length}`;
      }
    }
    const live = order.filter((mark) => left(mark.ids).length);
    const held = live.find((mark) => mark.group === document.activeElement) ?? live[0];
    for (const mark of order) mark.group.setAttribute("tabindex", mark === held ? "0" : "-1");
  }

  const markAt = (chart, target) => chart.marks.find(({ group }) => group.contains(target));

  function nearest(chart, x, y) {
    let best = null;
    let reach = REACH;
    for (const mark of chart.order) {
      if (!left(mark.ids).length) continue;
      const box = (mark.group.querySelector("circle") ?? mark.group).getBoundingClientRect();
      const dx = Math.max(box.left - x, 0, x - box.right);
      const dy = Math.max(box.top - y, 0, y - box.bottom);
      if (Math.hypot(dx, dy) < reach) [best, reach] = [mark, Math.hypot(dx, dy)];
    }
    return best;
  }

  function walk(chart, event) {
    const live = chart.order.filter((mark) => left(mark.ids).length);
    const at = live.findIndex(({ group }) => group === event.target);
    if (at < 0) return;
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1,
      Home: 0, End: live.length - 1 };
    if (event.key === "Enter" || event.key === " ") choose(live[at]);
    else if (event.key in steps) {
      const next = live[Math.min(Math.max(steps[event.key], 0), live.length - 1)];
      live[at].group.setAttribute("tabindex", "-1");
      next.group.setAttribute("tabindex", "0");
      next.group.focus();
    } else return;
    event.preventDefault();
  }

  function choose(mark) {
    const ids = left(mark.ids);
    if (ids.length === 1) openEvent(ids[0]);
    else if (ids.length) openList(ids);
  }

  function light(chart, mark) {
    const owner = mark && left(mark.ids).length ? mark.group.dataset.owner : "";
    for (const { group } of chart.marks) {
      group.classList.toggle("hot", owner !== "" && group.dataset.owner === owner);
    }
  }

  for (const chart of charts) {
    const pick = (event) => {
      const mark = markAt(chart, event.target) ?? nearest(chart, event.clientX, event.clientY);
      if (mark) choose(mark);
    };
    chart.svg.addEventListener("click", pick);
    chart.svg.addEventListener("keydown", (event) => walk(chart, event));
    chart.svg.addEventListener("pointerover", (event) => light(chart, markAt(chart, event.target)));
    chart.svg.addEventListener("pointerleave", () => light(chart, null));
    chart.svg.addEventListener("focusin", (event) => light(chart, markAt(chart, event.target)));
    chart.svg.addEventListener("focusout", () => light(chart, null));
  }

  // --- The evidence --------------------------------------------------------------------------

  const item = (kind, id) => all(`.rows > .row`).find((row) => row.dataset[kind] === id);
  const evidence = (kind, id) => item(kind, id).querySelector(".evidence").cloneNode(true);

  function element(tag, text, name) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  function open(title, parts) {
    card.querySelector("h2").textContent = title;
    card.querySelector(".card").replaceChildren(...parts);
    if (!card.open) card.showModal();
    card.scrollTop = 0;
    card.querySelector(".close").focus();
  }

  function openEvent(id) {
    open(item("event", id).querySelector(".open").textContent, [evidence("event", id)]);
    address(["event", id]);
  }

  const openStatement = (id) =>
    open(rows.statement.get(id).name, [evidence("statement", id)]);

  function openList(ids) {
    const picks = ids.map((id) => {
      const pick = element("button", rows.event.get(id).name, "open pick");
      pick.type = "button";
      pick.dataset.event = id;
      return pick;
    });
    open(`${counted(ids.length, "event")} here`, picks);
  }

  function openCell(cell) {
    const ids = behind(cell);
    const every = cell.dataset.statements.split(" ").length;
    const parts = [element("p", `${share(ids.length, every, "statement")}, oldest first`, "sub")];
    for (const id of ids) {
      const heading = rows.statement.get(id).name;
      if (heading !== cell.dataset.label) parts.push(element("h3", heading));
      else if (id !== ids[0]) parts.push(document.createElement("hr"));
      parts.push(evidence("statement", id));
    }
    open(cell.dataset.label, parts);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.open");
    if (button) {
      const cell = button.closest("td[data-statements]");
      if (cell) openCell(cell);
      else if (button.dataset.event !== undefined) openEvent(button.dataset.event);
      else if (button.dataset.statement !== undefined) openStatement(button.dataset.statement);
    } else if (event.target === card || event.target.closest?.("dialog .close")) card.close();
    for (const facet of all("details.facet[open]")) {
      if (!facet.contains(event.target)) facet.open = false;
    }
  });
  // A jump within the page leaves the filters in the address alone.
  for (const jump of all('a[href^="#"]')) {
    jump.addEventListener("click", (event) => {
      event.preventDefault();
      const target = document.getElementById(jump.hash.slice(1));
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    });
  }
  card.addEventListener("close", () => address());
  form.addEventListener("keydown", (event) => {
    const facet = event.target.closest("details.facet[open]");
    if (event.key !== "Escape" || !facet) return;
    facet.open = false;
    facet.querySelector("summary").focus();
  });

  // --- The address ---------------------------------------------------------------------------

  /** Write the filters, and the event that is open, into the address: it can be passed on. */
  function address(...more) {
    const query = new URLSearchParams();
    boxes.forEach((list, k) => {
      const { param, labels } = told.facets[k];
      for (const box of list) if (box.checked) query.append(param, labels[Number(box.value)]);
    });
    for (const name of ["from", "to", "q"]) if (value(name)) query.append(name, value(name));
    if (field("ongoing")?.checked) query.append("ongoing", field("ongoing").value);
    for (const [name, id] of more) query.append(name, id);
    history.replaceState(null, "", `#${query}`);
  }

  function read() {
    const query = new URLSearchParams(location.hash.slice(1));
    boxes.forEach((list, k) => {
      const wanted = new Set(query.getAll(told.facets[k].param));
      for (const box of list) box.checked = wanted.has(told.facets[k].labels[Number(box.value)]);
    });
    for (const name of ["from", "to", "q"]) if (field(name)) field(name).value = query.get(name) ?? "";
    if (field("ongoing")) field("ongoing").checked = query.get("ongoing") === field("ongoing").value;
    apply();
    const id = query.get("event");
    if (rows.event.has(id)) openEvent(id);
    else if (card.open) card.close();
  }

  const changed = () => { apply(); address(); };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => {
    form.reset();
    changed();
    form.querySelector("summary, input")?.focus();
  });
  window.addEventListener("hashchange", read);
  document.documentElement.classList.add("live");
  read();
})();
