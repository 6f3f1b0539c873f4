// Small additions; every page is complete without them.
"use strict";

// --- a word beside the seat, tile or cell one points at or focuses --------------------------------

const tip = document.createElement("div");
tip.id = "tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true"); // the same words are the element's own label

function show(target) {
  const named = target.closest?.("svg g[aria-label]");
  if (!named) return hide();
  named.querySelector(":scope > title")?.remove(); // else the browser shows a second, slower one
  tip.textContent = named.getAttribute("aria-label");
  tip.hidden = false;
  const at = named.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = Math.min(Math.max(4, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - 4);
  const above = at.top - size.height - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 4 ? above : at.bottom + 6}px`;
}

function hide() {
  tip.hidden = true;
}

// --- arrows go from mark to mark, so that Tab need not stop at each of 193 seats ------------------

function roam(root) {
  for (const svg of root.querySelectorAll("svg[role=group]")) {
    const marks = [...svg.querySelectorAll("g[tabindex]")];
    marks.forEach((mark, place) => mark.setAttribute("tabindex", place ? "-1" : "0"));
  }
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function step(event) {
  const mark = event.target.closest?.("svg[role=group] g[tabindex]");
  if (!mark || !(event.key in STEPS || event.key === "Home" || event.key === "End")) return;
  const marks = [...mark.closest("svg").querySelectorAll("g[tabindex]")];
  const here = marks.indexOf(mark);
  const there = { Home: 0, End: marks.length - 1 }[event.key] ?? here + STEPS[event.key];
  const next = marks[Math.min(Math.max(there, 0), marks.length - 1)];
  mark.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
  event.preventDefault();
}

// --- a page that changes in place: forms and links marked data-swap --------------------------------

async function swap(address, remember = true) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const place = document.activeElement?.id;
  document.querySelector("main").replaceWith(fresh.querySelector("main"));
  document.title = fresh.title;
  if (remember) history.pushState({ swap: true }, "", answer.url); // where the form led to
  begin(document.querySelector("main"));
  if (place) document.getElementById(place)?.focus({ preventScroll: true });
}

function addressOf(form, button) {
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  return `${form.getAttribute("action") || location.pathname}?${new URLSearchParams(data)}`;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-swap]");
  if (!form) return;
  event.preventDefault();
  swap(addressOf(form, event.submitter));
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  swap(link.href);
});
window.addEventListener("popstate", () => swap(location.href, false));
document.addEventListener("input", (event) => {
  if (event.target.matches("form[data-swap] input[type=range]")) event.target.form.requestSubmit();
});
document.addEventListener("change", (event) => {
  if (event.target.matches("form[data-swap] select[data-now]")) event.target.form.requestSubmit();
});

// --- start ------------------------------------------------------------------------------------------

document.addEventListener("pointerover", (event) => show(event.target));
document.addEventListener("focusin", (event) => show(event.target));
document.addEventListener("focusout", hide);
document.addEventListener("scroll", hide, true);
document.addEventListener("keydown", (event) => (event.key === "Escape" ? hide() : step(event)));

// While something is still being computed, look again; what one reads stays until it is there.
function awaitRest(root) {
  const again = root.querySelector("[data-again]");
  if (!again) return;
  setTimeout(async () => {
    if (!again.isConnected) return;
    const text = await (await fetch(location.href, { headers: { Accept: "text/html" } })).text();
    if (text.includes("data-again")) awaitRest(root);
    else swap(location.href, false);
  }, 1000 * again.dataset.again);
}

// On a phone a wide picture is seen in part: of a board the middle, where the tally is, of a line
// of time its end.
function showPart(root) {
  for (const svg of root.querySelectorAll(".wide > svg")) {
    const box = svg.parentElement;
    const hidden = box.scrollWidth - box.clientWidth;
    if (svg.matches(".board, .tiles")) box.scrollLeft = hidden / 2;
    else if (svg.matches(".timeline, .shares")) box.scrollLeft = hidden;
  }
}

function begin(root) {
  roam(root);
  showPart(root);
  awaitRest(root);
  root.dispatchEvent(new CustomEvent("hemicycle:begin", { bubbles: true }));
}

// On a phone the names of the pages stand in one line; the present one should be in sight.
const here = document.querySelector(".top nav [aria-current]");
if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.clientWidth / 2;

document.body.append(tip);
begin(document.querySelector("main"));
