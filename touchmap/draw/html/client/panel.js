// The side panel. The address of the page says what it shows, so links, the back button and bookmarks all work.

import { reveal } from "./camera.js";
import { $, inTable, map, panel, places, root } from "./dom.js";

let here = null;

/** Marks the card that the panel is about, and the ways from it and to it. */
function mark(place, on) {
  const card = place.card?.parentNode;
  if (!card) return;
  card.classList.toggle("open", on);
  for (const way of map.querySelectorAll("[data-from]")) {
    way.classList.toggle("lit", on && [way.dataset.from, way.dataset.to].includes(card.id));
  }
}

function show(place) {
  if (here) leave();
  here = place;
  place.article.classList.add("open");
  root.classList.add("paneled");
  mark(place, true);
  if (place.card && !inTable()) reveal(place.card);
  panel.scrollTop = 0;
  place.article.querySelector("h2").focus({ preventScroll: true });
}

function leave() {
  here.article.classList.remove("open");
  mark(here, false);
}

function hide() {
  if (!here) return;
  const held = panel.contains(document.activeElement);
  const { card, row, address } = here;
  leave();
  here = null;
  root.classList.remove("paneled");
  if (held) ((inTable() ? row : card) ?? document.querySelector(`h1 a[href="${address}"]`)).focus();
}

function route() {
  const place = places.get(location.hash);
  if (place) show(place);
  else hide();
}

const close = () => {
  location.hash = "";
};

export function startPanel() {
  addEventListener("hashchange", route);
  $("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && here && !event.target.value) close();
  });
  map.addEventListener("click", (event) => {
    // What tells more of a card, such as a pain, leads to the same as the card.
    const card = $(event.target.closest("[data-about]")?.dataset.about);
    if (card && !event.defaultPrevented) location.hash = card.querySelector("a").getAttribute("href");
  });
  route();
}
