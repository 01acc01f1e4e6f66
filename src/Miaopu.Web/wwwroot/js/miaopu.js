// What every page gets. Pages work without it; the larger islands are fetched only where their marker stands.

const islands = [
  ["[data-autosave]", "./autosave.js"],
  ["[data-upload]", "./upload.js"],
  ["[data-desk]", "./desk-keys.js"],
  ["[data-rank]", "./rank.js"],
  ["[data-chart]", "./chart.js"],
  ["[data-slider]", "./slider.js"],
  ["[data-pack-editor]", "./pack-editor.js"],
];

function start(root) {
  for (const [marker, module] of islands) {
    if (root.querySelector(marker)) import(module).then((island) => island.start(root));
  }
  root.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  root.querySelectorAll("[data-count-for]").forEach(countLetters);
  root.querySelector("[data-error-summary]")?.focus();
}

function countLetters(counter) {
  const field = document.getElementById(counter.dataset.countFor);
  if (!field) return;
  const limit = field.maxLength;
  // the limit is the server's to hold: text pasted over it stays, and the counter says so
  field.removeAttribute("maxlength");
  const show = () => {
    counter.textContent = `${field.value.length} / ${limit} 字`;
    counter.toggleAttribute("data-over", field.value.length > limit);
  };
  field.addEventListener("input", show);
  show();
}

// a second click on the way posts nothing
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// menus close on Escape and on a click elsewhere; the navigation drawer on Escape
document.addEventListener("click", (event) => {
  document.querySelectorAll(".mp-menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details[data-menu][open]") ?? document.querySelector(".mp-menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (location.hash === "#navigation") {
    location.hash = "#content";
  }
});

// a link of the error summary goes to the field itself, not only to its place
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  (field.closest(".mp-field") ?? field).scrollIntoView({ block: "center" });
});

// a choice that did not arrive is said beside it: the form still carries it
for (const trouble of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(trouble, (event) => {
    const told = document.getElementById(event.target.dataset?.told ?? "");
    if (told) told.textContent = "这一选择没有保存（连接中断或登录已过期）。请按“保存”，或刷新页面后再选。";
  });
}

document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) start(event.target);
});
start(document);
