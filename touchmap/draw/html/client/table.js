// Map or table, and the order of the table.

import { fit } from "./camera.js";
import { $, root } from "./dom.js";

const table = document.querySelector("#table table");
const collator = new Intl.Collator(root.lang, { numeric: true });

function view(name) {
  root.dataset.view = name;
  $("show-map").setAttribute("aria-pressed", String(name === "map"));
  $("show-table").setAttribute("aria-pressed", String(name === "table"));
  if (name === "map") fit();
}

/** The rows by one column; what has nothing there comes last either way. */
function sort(head) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const value = (row) => row.cells[head.cellIndex].dataset.order ?? row.cells[head.cellIndex].textContent;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [value(row), row]);
  rows.sort(([a], [b]) => !a - !b || (descending ? collator.compare(b, a) : collator.compare(a, b)));
  body.append(...rows.map(([, row]) => row));
}

export function startTable() {
  $("show-map").addEventListener("click", () => view("map"));
  $("show-table").addEventListener("click", () => view("table"));
  for (const head of table.tHead.rows[0].cells) head.firstChild.addEventListener("click", () => sort(head));
}
