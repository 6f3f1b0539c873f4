// A face of the chamber renews itself: seats at once from the feed, the rest from the page itself.
// Every page is complete without this.
"use strict";

const body = document.body;
const feed = body.dataset.feed;
const bar = document.getElementById("stale");
const RESTLESS = 5000; // a delegation's own page looks again while a vote is under way, in ms
const AGAIN = 1100; // pages for everybody are made once a second
const LOST = 20000; // without a sign of life for so long the page says that it is old
const SPREAD = body.classList.contains("board-face") ? 600 : 1500; // so that a hall does not ask at once

// A refusal comes as the answer to its form, at an address that cannot be opened: the page's own instead.
if (location.pathname.endsWith("/act")) history.replaceState(null, "", body.dataset.here);
const OFFICER = body.matches(".console, .room"); // who enters ballots has to see whose turn it is
const READING = () => document.querySelector("[data-reading]") !== null; // and who has answered

let moment = body.dataset.moment;
let shownAt = new Date();
let heard = performance.now();
let due = 0;

// --- what the feed says -------------------------------------------------------------------------

function light() {
  if (!told.answered) return;
  const given = new Set(told.answered);
  for (const place of document.querySelectorAll(".live .place")) {
    const answered = given.has(place.dataset.member);
    if (answered === place.classList.contains("answered")) continue;
    place.classList.toggle("answered", answered);
    if (answered) place.classList.remove("called");
    const words = answered ? body.dataset.answered : body.dataset.silent;
    place.setAttribute("aria-label", words.replace("%", place.dataset.name));
  }
  const [hollow, waiting] = [document.querySelector(".live > .big"), (told.seats?.length ?? 0) - given.size];
  const next = told.board?.vote?.next;
  const seat = next && document.querySelector(`.live .place[data-member="${CSS.escape(next)}"]`);
  for (const called of document.querySelectorAll("[data-called]")) called.textContent = seat?.dataset.name ?? "–";
  for (const place of document.querySelectorAll(".live .place")) place.classList.toggle("called", place === seat);
  for (const count of document.querySelectorAll("[data-count=answered]")) count.textContent = given.size;
  for (const count of document.querySelectorAll("[data-count=waiting]")) count.textContent = waiting;
  if (hollow?.textContent.includes(" / ")) hollow.textContent = hollow.textContent.replace(/^\d+/, given.size);
}

// What a page shows beside seats and clocks; when it changes, the page is fetched anew.
const told = {};

function signature() {
  const floor = told.board?.speakers?.floor;
  const urns = told.urns?.map((urn) => [urn.urn, urn.open]);
  return JSON.stringify([told.moment, floor?.member, floor?.running, told.room_timer?.ends,
    told.room_timer?.label, told.room_timer?.seconds, told.held?.length, urns, told.officers?.length,
    told.record?.state, OFFICER ? [told.board?.vote?.next, Boolean(told.answered?.length)] : null, READING() ? told.answered?.length : null]);
}

function take(event) {
  alive();
  const before = Object.keys(told).length ? signature() : null;
  const said = JSON.parse(event.data);
  Object.assign(told, said, { board: { ...told.board, ...said.board } }); // a patch holds what changed
  light();
  for (const urn of told.urns ?? []) {
    const count = document.querySelector(`[data-urn="${CSS.escape(urn.urn)}"]`);
    if (count) count.textContent = urn.voted;
  }
  const changed = before === null ? told.moment !== moment : signature() !== before;
  if (changed) later(Math.random() * Math.max(SPREAD, told.spread ?? 0));
}

function alive() {
  heard = performance.now();
  shownAt = new Date();
  bar.hidden = true;
}

function lost() {
  if (!bar.hidden) return;
  bar.textContent = bar.dataset.words.replace("%", shownAt.toTimeString().slice(0, 8));
  bar.hidden = false;
}

// --- the page again ------------------------------------------------------------------------------

function later(wait) {
  clearTimeout(due);
  due = setTimeout(renew, wait);
}

async function renew() {
  let text;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok) return;
    text = await answer.text();
  } catch {
    return lost();
  }
  const fresh = new DOMParser().parseFromString(text, "text/html");
  moment = fresh.body.dataset.moment ?? moment;
  if (shape(document) !== shape(fresh) && !busy(document.querySelector("main"))) {
    replace(document.querySelector("main"), fresh.querySelector("main"));
  } else {
    for (const part of fresh.querySelectorAll("[data-live]")) {
      const here = document.getElementById(part.id);
      if (here && same(here) !== same(part) && !busy(here)) replace(here, part);
    }
  }
  if (told.sequence >= Number(fresh.body.dataset.sequence)) light(); // it came meanwhile
  if (told.moment && told.moment !== moment) later(AGAIN); // the page was made a moment before
  say(fresh, "polite");
  say(fresh, "assertive");
}

const shape = (root) => [...root.querySelectorAll("[data-live]")].map((part) => part.id).join(" ");
// The keys of forms are new each time and no reason to draw anything anew.
const same = (part) => part.innerHTML.replaceAll(/name="key" value="[^"]*"/g, "").replaceAll(" open=\"\"", "");

// Nobody loses what they are typing, or typed before it was refused: the part waits until it is sent.
function busy(part) {
  if (part.querySelector("[data-typed]")) return true;
  const typed = document.activeElement;
  const typing = part.contains(typed) && typed.matches("input:not([type=hidden]), textarea, select");
  const dirty = [...part.querySelectorAll("input:not([type=hidden]), textarea")].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  );
  return typing || dirty;
}

function replace(here, part) {
  const open = new Set([...here.querySelectorAll("details[open][data-keep]")].map((one) => one.dataset.keep));
  const focus = document.activeElement;
  const mine = here.contains(focus) ? [focus.id, focus.value, focus.closest("details")?.dataset.keep] : null;
  here.replaceWith(part);
  for (const one of part.querySelectorAll("details[data-keep]")) if (open.has(one.dataset.keep)) one.open = true;
  if (mine) refocus(part, ...mine);
  dress(part);
}

function refocus(part, id, value, keep) {
  const again =
    (id && document.getElementById(id)) ||
    [...part.querySelectorAll("button")].find((one) => value && one.value === value) ||
    (keep && [...part.querySelectorAll("details")].find((one) => one.dataset.keep === keep)?.querySelector("summary"));
  again?.focus?.({ preventScroll: true });
}

function say(fresh, how) {
  const words = fresh.querySelector(`[data-say=${how}]`)?.textContent.trim() ?? "";
  const place = document.getElementById(how);
  if (place && words && place.dataset.said !== words) place.textContent = words;
  if (place) place.dataset.said = words;
}

// --- clocks ----------------------------------------------------------------------------------------

const since = new WeakMap();

function words(seconds) {
  const whole = Math.round(Math.abs(seconds));
  const rest = String(whole % 60).padStart(2, "0");
  return `${seconds < 0 && whole ? "+" : ""}${Math.floor(whole / 60)}:${rest}`;
}

function tick() {
  for (const clock of document.querySelectorAll(".timer[data-running]")) {
    if (clock.dataset.left === "") continue;
    if (!since.has(clock)) since.set(clock, performance.now());
    const left = Number(clock.dataset.left) - (performance.now() - since.get(clock)) / 1000;
    clock.firstElementChild.textContent = words(left);
    clock.classList.toggle("over", left < 0);
  }
  if (feed && performance.now() - heard > LOST) lost();
}

// --- small helps -----------------------------------------------------------------------------------

// y n a p answer for the member that is called; never while somebody types.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.matches?.("input:not([type=checkbox]), textarea, select")) return;
  const button = document.querySelector(`[data-keys] [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button || button.form.dataset.sent) return;
  event.preventDefault();
  button.form.requestSubmit(button);
});

// One intent is sent once, however often the button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Counting placards: one more, one less.
function dress(root) {
  for (const count of root.querySelectorAll(".count")) {
    if (count.querySelector(".step")) continue;
    const field = count.querySelector("input");
    const steps = document.createElement("div");
    steps.className = "step";
    for (const [by, sign] of [[-1, "−"], [1, "+"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", `${sign} ${count.querySelector("label").textContent.trim()}`);
      button.addEventListener("click", () => (field.value = Math.max(0, Number(field.value) + by)));
      steps.append(button);
    }
    count.append(steps);
  }
}

// What was refused is shown with all that is around it.
for (let part = document.querySelector("[data-typed]"); part; part = part.parentElement?.closest("details")) part.open = true;

// --- start -----------------------------------------------------------------------------------------

dress(document);
setInterval(tick, 250);
if (feed) {
  for (const how of ["polite", "assertive"]) {
    const place = document.getElementById(how);
    place.dataset.said = document.querySelector(`[data-say=${how}]`)?.textContent.trim() ?? "";
  }
  const source = new EventSource(feed);
  source.addEventListener("board", take);
  source.addEventListener("patch", take);
  source.addEventListener("beat", alive);
  source.addEventListener("open", alive);
  source.addEventListener("error", lost);
  window.addEventListener("pagehide", () => source.close());
  if (body.classList.contains("desk")) {
    setInterval(() => document.querySelector(".vote-card.open") && renew(), RESTLESS * (0.8 + 0.4 * Math.random()));
  }
}
