// Keys on the sheet: a letter marks the member and goes to the next. The form works without this.
"use strict";

const form = document.getElementById("sheet");
const rows = [...form.querySelectorAll("fieldset")];
const KEYS = { y: "y", n: "n", a: "a", "-": "-", x: "-" };
const WORDS = { y: "yes", n: "no", a: "abstain", "-": "did not vote" };
const announced = form.elements.announced.value;

document.querySelector(".scripted").hidden = false;

function count() {
  const held = { y: 0, n: 0, a: 0, "-": 0 };
  for (const box of form.querySelectorAll("input[type=radio]:checked")) held[box.value] += 1;
  const open = rows.length - Object.values(held).reduce((sum, n) => sum + n, 0);
  const told = Object.entries(held).map(([key, n]) => `${n} ${WORDS[key]}`);
  document.getElementById("count").textContent =
    `${told.join(", ")}; ${open} open.` + (announced ? ` Announced ${announced}.` : "");
}

function go(row, by) {
  const next = rows[rows.indexOf(row) + by];
  if (!next) return;
  (next.querySelector(":checked") ?? next.querySelector("input")).focus();
  next.scrollIntoView({ block: "nearest" });
}

form.addEventListener("keydown", (event) => {
  const row = event.target.closest("fieldset");
  if (!row || event.metaKey || event.ctrlKey || event.altKey) return;
  const key = KEYS[event.key.toLowerCase()];
  if (key) {
    row.querySelector(`input[value="${key}"]`).checked = true;
    count();
    go(row, 1);
  } else if (event.key === "Backspace") {
    for (const box of row.querySelectorAll("input")) box.checked = false;
    count();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    go(row, event.key === "ArrowDown" ? 1 : -1); // else the arrow would mark what nobody confirmed
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    return event.preventDefault();
  } else return;
  event.preventDefault();
});
form.addEventListener("change", count);
count();
