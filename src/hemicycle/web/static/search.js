// Suggestions under a search field: a combobox with a listbox (ARIA Authoring Practices). Without
// this script the field is a plain form.
"use strict";

const WAIT = 120; // milliseconds without a key before anything is asked for
const KINDS = { votes: "" };
let combos = 0;

class Combo {
  constructor(input) {
    this.input = input;
    this.id = `combo-${++combos}`;
    this.list = document.createElement("ul");
    this.list.id = this.id;
    this.list.className = "combo";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.told = document.createElement("span");
    this.told.className = "hidden";
    this.told.setAttribute("role", "status");
    input.after(this.list, this.told);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.id,
    })) input.setAttribute(name, value);
    this.chosen = -1;
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("focus", () => this.options().length && this.open(true));
    input.addEventListener("blur", () => this.open(false));
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps focus
    this.list.addEventListener("click", (event) => this.go(event.target.closest("li")));
    this.list.addEventListener("mousemove", (event) => this.choose(this.options().indexOf(event.target.closest("li")), false));
  }

  options() {
    return [...this.list.children];
  }

  later() {
    clearTimeout(this.timer);
    this.asking?.abort(); // what was asked for before is stale
    if (!this.input.value.trim()) return this.show([]);
    this.timer = setTimeout(() => this.ask(this.input.value), WAIT);
  }

  async ask(text) {
    this.asking = new AbortController();
    try {
      const answer = await fetch(`/search.json?q=${encodeURIComponent(text.slice(0, 200))}`, { signal: this.asking.signal });
      if (!answer.ok) return this.show([]);
      const found = await answer.json();
      if (this.input.value === text) this.show(found.suggestions);
    } catch (error) {
      if (error.name !== "AbortError") this.show([]);
    }
  }

  show(items) {
    this.list.replaceChildren(...items.map((item, place) => this.option(item, place)));
    this.choose(-1);
    this.open(items.length > 0 && document.activeElement === this.input);
    const number = items.length === 1 ? "1 suggestion" : `${items.length} suggestions`;
    this.told.textContent = this.input.value.trim() ? number : "";
  }

  option(item, place) {
    const made = document.createElement("li");
    made.id = `${this.id}-${place}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.dataset.href = item.href;
    for (const [tag, text] of [["b", item.label], ["i", KINDS[item.kind] ?? item.kind], ["small", item.detail]]) {
      if (!text) continue;
      const part = document.createElement(tag);
      part.textContent = text;
      made.append(part, " ");
    }
    return made;
  }

  open(wanted) {
    this.list.hidden = !wanted;
    this.input.setAttribute("aria-expanded", String(wanted));
    if (!wanted) this.choose(-1);
  }

  choose(place, seen = true) {
    const options = this.options();
    options[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const now = options[place];
    if (!now) return this.input.removeAttribute("aria-activedescendant");
    now.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", now.id);
    if (seen) now.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const number = this.options().length;
    if (event.key === "Escape" && !this.list.hidden) this.open(false);
    else if (event.key === "Enter" && this.chosen >= 0) this.go(this.options()[this.chosen]);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && number) {
      if (this.list.hidden) this.open(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = this.chosen < 0 && step < 0 ? 0 : this.chosen + 1; // 0 stands for the field itself
      this.choose(((from + step + number + 1) % (number + 1)) - 1);
    } else return;
    event.preventDefault();
  }

  go(option) {
    if (option) location.assign(option.dataset.href);
  }
}

for (const input of document.querySelectorAll(".find input[name=q]")) new Combo(input);
