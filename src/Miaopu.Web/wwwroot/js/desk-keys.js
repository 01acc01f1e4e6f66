// Keys of the review desk: j and k move, p passes, r returns. They work only while the checklist has the focus and no
// text is being typed, and a switch on the page turns them off for this browser.
//
// [data-desk] holds [data-desk-item tabindex=-1] lines, each with [data-desk-pass] and [data-desk-return] (a radio, a
// button or a summary). [data-desk-switch] is the checkbox.

const remembered = "miaopu:desk-keys";

export function start(root) {
  root.querySelectorAll("[data-desk]").forEach(watch);
}

function watch(desk) {
  if (desk.dataset.deskWatched) return;
  desk.dataset.deskWatched = "yes";

  desk.querySelector("[data-desk-hint]")?.removeAttribute("hidden");
  const choice = desk.querySelector("[data-desk-switch]");
  if (choice) {
    choice.checked = localStorage.getItem(remembered) !== "off";
    choice.addEventListener("change", () => localStorage.setItem(remembered, choice.checked ? "on" : "off"));
  }

  desk.addEventListener("keydown", (event) => {
    if (localStorage.getItem(remembered) === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;

    const lines = [...desk.querySelectorAll("[data-desk-item]")];
    const at = lines.indexOf(event.target.closest("[data-desk-item]"));
    const act = {
      j: () => lines[Math.min(at + 1, lines.length - 1)]?.focus(),
      k: () => lines[Math.max(at - 1, 0)]?.focus(),
      p: () => choose(lines[at], "[data-desk-pass]"),
      r: () => choose(lines[at], "[data-desk-return]"),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function choose(line, what) {
  const control = line?.querySelector(what);
  if (!control) return;
  control.click();
  // returning asks for a reason: the field for it is where the hands go next
  if (what === "[data-desk-return]") line.querySelector("textarea")?.focus();
}
