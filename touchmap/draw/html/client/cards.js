// The keyboard on the map: one card at a time can be reached by Tab, the arrow keys go on from it.

import { reveal } from "./camera.js";
import { touchpoints, viewport } from "./dom.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ASIDE = 3; // how much farther away a card seems for standing aside

const shown = () => touchpoints.filter((place) => !place.dim).map((place) => place.card);

const middle = (card) => {
  const box = card.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

/** The nearest card on that side of `card`. */
function beside(card, [right, below]) {
  const [x, y] = middle(card);
  let best = null;
  let least = Infinity;
  for (const other of shown()) {
    const [dx, dy] = [middle(other)[0] - x, middle(other)[1] - y];
    const ahead = dx * right + dy * below;
    const distance = ahead + ASIDE * Math.abs(dx * below + dy * right);
    if (other !== card && ahead > 1 && distance < least) [best, least] = [other, distance];
  }
  return best;
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const here = event.target.closest("a");
  const cards = shown();
  let there = null;
  if (event.key in WAYS) there = here ? beside(here, WAYS[event.key]) : cards[0];
  else if (event.key === "Home") there = cards[0];
  else if (event.key === "End") there = cards.at(-1);
  else if (event.key === " " && here) location.hash = here.getAttribute("href");
  else return;
  event.preventDefault();
  if (there) there.focus({ preventScroll: true });
}

/** Makes `card` the one that Tab reaches. */
function take(card) {
  for (const { card: other } of touchpoints) other.setAttribute("tabindex", other === card ? "0" : "-1");
}

export function startCards() {
  if (!touchpoints.length) return;
  take(touchpoints[0].card);
  viewport.addEventListener("keydown", pressed);
  viewport.addEventListener("focusin", (event) => {
    const card = event.target.closest("a");
    if (!card) return;
    take(card);
    if (card.matches(":focus-visible")) reveal(card);
  });
}
