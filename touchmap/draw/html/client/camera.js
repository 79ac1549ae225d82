// Pan and zoom. Panning is the scrolling of the viewport, so scroll bars, focus and the browser's own search go along.

import { $, calm, canvas, map, viewport } from "./dom.js";

const CLOSEST = 6;
const STEP = 1.25;
const TREMBLE = 4; // pixels that a press may move and still be a click
const MARGIN = 48; // pixels kept around what is brought into view

const [, , width, height] = map.getAttribute("viewBox").split(/\s+/).map(Number);
let scale = 1;
let fitted = true;

const fitting = () => {
  const { paddingLeft, paddingTop } = getComputedStyle(viewport);
  const [x, y] = [parseFloat(paddingLeft), parseFloat(paddingTop)].map((padding) => 2 * padding + 1);
  return Math.min((viewport.offsetWidth - x) / width, (viewport.offsetHeight - y) / height);
};

/** A new size of the drawing itself would have every text of it set anew; this only shows it larger. */
const resize = (to) => {
  scale = to;
  map.style.transform = `scale(${scale})`;
  canvas.style.width = `${width * scale}px`;
  canvas.style.height = `${height * scale}px`;
};

/** The whole map at once. */
export function fit() {
  resize(fitting());
  fitted = true;
}

/** Closer or farther; the point of the map at (x, y) of the window stays there. */
export function zoom(factor, x, y) {
  const before = map.getBoundingClientRect();
  const across = (x - before.left) / before.width;
  const down = (y - before.top) / before.height;
  resize(Math.min(Math.max(scale * factor, Math.min(fitting(), 1)), CLOSEST));
  fitted = false;
  const after = map.getBoundingClientRect();
  viewport.scrollBy(after.left + across * after.width - x, after.top + down * after.height - y);
}

const zoomMiddle = (factor) => {
  const box = viewport.getBoundingClientRect();
  zoom(factor, box.left + box.width / 2, box.top + box.height / 2);
};

/** Scrolls no farther than it takes to see `element` whole, with a little of what is around it. */
export function reveal(element) {
  const inner = element.getBoundingClientRect();
  const outer = viewport.getBoundingClientRect();
  const lack = (start, end, from, to) => Math.min(0, start - MARGIN - from) || Math.max(0, end + MARGIN - to);
  viewport.scrollBy({
    left: lack(inner.left, inner.right, outer.left, outer.right),
    top: lack(inner.top, inner.bottom, outer.top, outer.bottom),
    behavior: calm.matches ? "auto" : "smooth",
  });
}

const KEYS = { "+": () => zoomMiddle(STEP), "=": () => zoomMiddle(STEP), "-": () => zoomMiddle(1 / STEP), 0: fit };

function pressed(event) {
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
  if (act) {
    act();
    event.preventDefault();
  }
}

/** Turns of the wheel within one frame are one zoom. */
let turned = null;
function wheel(event) {
  event.preventDefault();
  const unit = [1, 16, viewport.clientHeight][event.deltaMode];
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    viewport.scrollBy((event.deltaX || event.deltaY) * unit, 0);
    return;
  }
  if (!turned) {
    turned = { by: 0 };
    requestAnimationFrame(() => {
      zoom(Math.exp(-turned.by), turned.x, turned.y);
      turned = null;
    });
  }
  turned.by += Math.min(Math.max(event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.002), -0.5), 0.5);
  turned.x = event.clientX;
  turned.y = event.clientY;
}

const held = new Map();
let dragged = false;

function down(event) {
  if (event.button > 1) return;
  if (event.isPrimary) held.clear(); // what was let go of outside the window
  if (!held.size) dragged = false;
  held.set(event.pointerId, [event.clientX, event.clientY]);
}

function move(event) {
  const last = held.get(event.pointerId);
  if (!last) return;
  const now = [event.clientX, event.clientY];
  const [dx, dy] = [now[0] - last[0], now[1] - last[1]];
  if (!dragged && Math.hypot(dx, dy) < TREMBLE) return;
  dragged = true;
  viewport.setPointerCapture(event.pointerId);
  viewport.classList.add("dragged");
  const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
  const share = held.size > 1 ? 0.5 : 1;
  viewport.scrollBy(-dx * share, -dy * share);
  if (other) {
    const apart = ([x, y]) => Math.hypot(x - other[0], y - other[1]) || 1;
    zoom(apart(now) / apart(last), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
  }
  held.set(event.pointerId, now);
}

function up(event) {
  held.delete(event.pointerId);
  if (!held.size) viewport.classList.remove("dragged");
}

/** A press that moved the map is not a click on what it ended on. */
function click(event) {
  if (dragged && event.detail) event.preventDefault(); // Enter on a link is a click without detail
  dragged = false;
}

export function startCamera() {
  map.style.width = `${width}px`;
  map.style.height = `${height}px`;
  $("zoom-in").addEventListener("click", () => zoomMiddle(STEP));
  $("zoom-out").addEventListener("click", () => zoomMiddle(1 / STEP));
  $("zoom-fit").addEventListener("click", fit);
  viewport.addEventListener("keydown", pressed);
  viewport.addEventListener("wheel", wheel, { passive: false });
  viewport.addEventListener("pointerdown", down);
  viewport.addEventListener("pointermove", move);
  viewport.addEventListener("click", click, true);
  viewport.addEventListener("dragstart", (event) => event.preventDefault());
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, up);
  addEventListener("resize", () => fitted && fit());
  fit();
}
