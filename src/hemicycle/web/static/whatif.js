// Pick seats on the board, drag them into a column; the form does the rest and works without this.
"use strict";

const FAR = 6; // pixels from which on a press is a drag

function boxOf(seat) {
  const name = seat.getAttribute("aria-label").replace(/: (yes|no|abstain|did not vote|unknown)(, .*)?$/, "");
  return boxes.get(name);
}

let boxes = new Map();

function prepare() {
  const form = document.getElementById("moves");
  if (!form) return;
  document.querySelector(".scripted").hidden = false;
  boxes = new Map(
    [...form.querySelectorAll("input[name=m]")].map((box) => [
      box.nextElementSibling.firstChild.textContent.trim(),
      box,
    ]),
  );
  for (const seat of seats()) {
    seat.setAttribute("role", "checkbox");
    mark(seat);
  }
}

function seats() {
  return document.querySelectorAll(".picking svg g[aria-label]");
}

function mark(seat) {
  const picked = boxOf(seat)?.checked ?? false;
  seat.classList.toggle("picked", picked);
  seat.setAttribute("aria-checked", String(picked));
}

function pick(seat, on) {
  const box = boxOf(seat);
  if (!box) return;
  box.checked = on ?? !box.checked;
  mark(seat);
}

function send(word) {
  document.getElementById(`to-${word}`).click();
}

let pressed = null;

document.addEventListener("pointerdown", (event) => {
  const seat = event.target.closest?.(".picking svg g[aria-label]");
  const label = event.target.closest?.(".column label");
  if (seat || label) pressed = { seat, label, x: event.clientX, y: event.clientY, far: false };
});

document.addEventListener("pointermove", (event) => {
  if (!pressed) return;
  pressed.far ||= Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FAR;
  if (!pressed.far || event.pointerType === "touch") return;
  event.preventDefault();
  const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(".column");
  for (const column of document.querySelectorAll(".column")) column.classList.toggle("over", column === over);
});

document.addEventListener("pointerup", (event) => {
  const press = pressed;
  pressed = null;
  if (!press) return;
  const over = press.far && document.querySelector(".column.over");
  if (over && event.pointerType !== "touch") {
    if (press.seat) pick(press.seat, true);
    else press.label.control.checked = true;
    send(over.dataset.to);
  } else if (press.seat && !press.far) {
    pick(press.seat);
  }
});

document.addEventListener("keydown", (event) => {
  const seat = event.target.closest?.(".picking svg g[aria-label]");
  if (seat && (event.key === " " || event.key === "Enter")) {
    pick(seat);
    event.preventDefault();
  }
});

document.addEventListener("change", (event) => {
  if (event.target.name === "m") seats().forEach(mark);
});
document.addEventListener("hemicycle:begin", prepare);
prepare();
