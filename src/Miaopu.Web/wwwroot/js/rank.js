// Puts the rows of a ranking in order by dragging, or with their buttons for up and down; the numbers in the fields follow. Without
// script the numbers are typed.
//
// [data-rank data-rank-first="1"] holds [data-rank-row] rows, each with a number field, [data-rank-up], [data-rank-down] and [data-rank-grip].

export function start(root) {
  root.querySelectorAll("[data-rank]").forEach(watch);
}

function watch(list) {
  if (list.dataset.rankWatched) return;
  list.dataset.rankWatched = "yes";
  list.querySelectorAll("[data-rank-up], [data-rank-down], [data-rank-grip]").forEach((part) => part.removeAttribute("hidden"));

  let dragged = null;
  for (const row of list.querySelectorAll("[data-rank-row]")) {
    const grip = row.querySelector("[data-rank-grip]");
    grip.addEventListener("pointerdown", () => (row.draggable = true));
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const box = row.getBoundingClientRect();
      row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
    });
    row.addEventListener("dragend", () => {
      row.draggable = false;
      dragged = null;
      number();
    });
    row.querySelector("[data-rank-up]").addEventListener("click", (event) => move(event.currentTarget, row, row.previousElementSibling, "before"));
    row.querySelector("[data-rank-down]").addEventListener("click", (event) => move(event.currentTarget, row, row.nextElementSibling, "after"));
  }

  function move(button, row, beside, where) {
    if (!beside) return;
    beside[where](row);
    number();
    button.focus();
  }

  function number() {
    const first = Number(list.dataset.rankFirst);
    list.querySelectorAll("[data-rank-row]").forEach((row, index) => {
      row.querySelector("input[name^='rank:']").value = first + index;
    });
  }
}
