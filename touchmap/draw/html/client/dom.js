// What is on the page: its fixed parts, and the touchpoints with their three faces.

export const $ = (id) => document.getElementById(id);
export const root = document.documentElement;
export const viewport = $("viewport");
export const map = $("map");
export const canvas = map.parentNode;
export const panel = $("panel");
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

const byAddress = (links) => new Map(Array.from(links, (link) => [link.getAttribute("href"), link]));
const cards = byAddress(map.querySelectorAll("a"));
const rows = byAddress(document.querySelectorAll("#table th a"));

/** By address: an article of the panel and, where it is about a touchpoint, the links to it on the map and in the table. */
export const places = new Map(
  Array.from(panel.querySelectorAll("article"), (article) => {
    const address = `#${encodeURIComponent(article.id)}`;
    return [address, { address, article, card: cards.get(address), row: rows.get(address) }];
  }),
);
export const touchpoints = [...places.values()].filter((place) => place.card);

/** Whether the table is shown rather than the map. */
export const inTable = () => root.dataset.view === "table";
