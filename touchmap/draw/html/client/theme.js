// Light or dark: as the machine has it, until the reader says otherwise.

import { $, root } from "./dom.js";

const button = $("dark");
const machine = matchMedia("(prefers-color-scheme: dark)");
const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : machine.matches);
const tell = () => button.setAttribute("aria-pressed", String(dark()));

export function startTheme() {
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    tell();
  });
  machine.addEventListener("change", tell);
  tell();
}
