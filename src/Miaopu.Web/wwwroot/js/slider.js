// A slider over the values of a curve: while it moves it says what the table of the curve says of that value; let go, it puts the value into its
// field and sends the form. Without script the rows of the table are links that do the same.
//
// <div data-slider="id of the field" data-slider-table="id of the curve's table" hidden></div>

export function start(root) {
  root.querySelectorAll("[data-slider]").forEach(build);
}

function build(box) {
  const field = document.getElementById(box.dataset.slider);
  const rows = [...(document.getElementById(box.dataset.sliderTable)?.tBodies[0].rows ?? [])];
  if (!box.hidden || !field || rows.length < 2) return;

  const values = rows.map((row) => row.cells[0].textContent.trim());
  const now = values.indexOf(field.value || field.placeholder);
  const range = Object.assign(document.createElement("input"), { type: "range", className: "form-range", min: 0, max: rows.length - 1, step: 1, value: now < 0 ? Math.floor(rows.length / 2) : now });
  const said = document.createElement("output");
  const say = () => {
    const text = `${values[range.value]}：达到 ${rows[range.value].cells[1].textContent.trim()} 家`;
    said.textContent = text;
    range.setAttribute("aria-valuetext", text);
  };
  range.setAttribute("aria-label", document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent ?? "");
  range.addEventListener("input", say);
  range.addEventListener("change", () => {
    field.value = values[range.value];
    field.form.requestSubmit();
  });
  say();
  box.append(range, said);
  box.hidden = false;
}
