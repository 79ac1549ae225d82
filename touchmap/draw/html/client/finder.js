// Search and filters: what is not meant steps back on the map and leaves the table, and the page says how much is left.

import { $, inTable, map, panel, root, touchpoints } from "./dom.js";

const search = $("search");
const count = $("count");
const reset = $("reset");
const facets = [...document.querySelectorAll("select[data-facet]")];
const flags = [...document.querySelectorAll("input[data-flag]")];
const number = new Intl.NumberFormat(root.lang, { useGrouping: false });

/** Letters without case and marks; the two ways to write ی and ک are one. */
const plain = (text) =>
  text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").replace(/ي|ى/g, "ی").replace(/ك/g, "ک").toLowerCase();

const HAS = {
  nobody: ({ article }) => article.dataset.standing === "nobody",
  findings: ({ article }) => "findings" in article.dataset,
  moment: ({ article }) => "moment" in article.dataset,
};

/** What the search looks through, put together when it is first asked for. */
function text(place) {
  place.text ??= plain([...place.article.querySelectorAll("h2, .where, .sought")].map((part) => part.textContent).join("\n"));
  return place.text;
}

function wanted() {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  const chosen = facets.filter((facet) => facet.value !== "");
  const marked = flags.filter((flag) => flag.checked).map((flag) => HAS[flag.dataset.flag]);
  const any = words.length + chosen.length + marked.length > 0;
  const fits = (place) =>
    chosen.every((facet) => (place.article.dataset[facet.dataset.facet] ?? "").split(" ").includes(facet.value)) &&
    marked.every((has) => has(place)) &&
    words.every((word) => text(place).includes(word));
  return { any, sought: words.length > 0, fits };
}

function apply() {
  const { any, sought, fits } = wanted();
  let left = 0;
  const gone = new Set();
  for (const place of touchpoints) {
    place.dim = !fits(place);
    left += !place.dim;
    const card = place.card.parentNode;
    if (place.dim) gone.add(card.id);
    card.classList.toggle("dim", place.dim);
    card.classList.toggle("hit", sought && !place.dim);
    place.row.closest("tr").hidden = place.dim;
  }
  for (const way of map.querySelectorAll("[data-from]")) {
    way.classList.toggle("dim", gone.has(way.dataset.from) || gone.has(way.dataset.to));
  }
  for (const note of map.querySelectorAll("[data-about]")) note.classList.toggle("dim", gone.has(note.dataset.about));
  reset.hidden = !any;
  const { all, some } = count.dataset;
  const figures = { shown: left, total: touchpoints.length };
  count.textContent = any ? some.replace(/\{(\w+)\}/g, (_, key) => number.format(figures[key])) : all;
}

function clear() {
  search.value = "";
  for (const facet of facets) facet.value = "";
  for (const flag of flags) flag.checked = false;
  apply();
  search.focus();
}

export function startFinder() {
  search.addEventListener("input", apply);
  search.addEventListener("keydown", (event) => {
    const first = touchpoints.find((place) => !place.dim);
    if (event.key !== "Enter" || event.isComposing || !first) return;
    (inTable() ? first.row : first.card).focus();
  });
  for (const control of [...facets, ...flags]) control.addEventListener("change", apply);
  reset.addEventListener("click", clear);
  apply();
}
