// On paper nothing can be pressed: what each mark opens becomes a numbered note at the end, and each page that the
// notes rest on is listed once, with its address. All of it is taken away again after printing.
addEventListener("beforeprint", put);
addEventListener("afterprint", clear);

function put() {
  clear();
  const words = document.querySelector(".masthead")?.dataset;
  const place = document.querySelector(".stMainBlockContainer, #first-paint main");
  if (!words?.notes || !place) return;
  const sources = new Numbers(), notes = new Numbers();
  for (const mark of document.querySelectorAll(":is(.stMain, #first-paint) .fb .cite, #first-paint .fb.column .cite")) {
    if (!mark.checkVisibility()) continue;
    const panel = mark.querySelector(":scope > .panel");
    const number = notes.of(panel.innerHTML, () => noted(panel, sources));
    mark.querySelector("summary").append(made("sup", "note-number only-paper", String(number)));
  }
  const end = made("section", "notes only-paper");
  if (notes.all.length) end.append(made("h2", "", words.notes), list(notes.all));
  if (sources.all.length) end.append(made("h2", "", words.sources), list(sources.all));
  end.append(made("p", "address", `${words.address} ${location.href}`));
  const box = made("div", "fb printed-notes");
  box.append(end);
  place.append(box);
  document.documentElement.classList.add("noted");
}

function clear() {
  document.documentElement.classList.remove("noted");
  document.querySelectorAll(".printed-notes, .note-number").forEach((each) => each.remove());
}

// Things in the order in which they first come, each with a number.
class Numbers {
  known = new Map();
  all = [];
  of(key, make) {
    if (!this.known.has(key)) this.known.set(key, this.all.push(make()));
    return this.known.get(key);
  }
}

// What a mark opens, in which each source is the number of its page.
function noted(panel, sources) {
  const note = made("li");
  note.append(...panel.cloneNode(true).childNodes);
  note.querySelectorAll("p, small").forEach((each) => each.append(" ")); // they run on in one line
  for (const link of note.querySelectorAll("li a[href^=http]")) {
    const name = link.previousElementSibling;
    const number = sources.of(`${link.href} ${link.textContent}`, () => source(name, link));
    if (name) name.nextSibling.remove(), name.remove();
    link.replaceWith(`[${number}]`);
  }
  return note;
}

function source(name, link) {
  const entry = made("li", "", name ? `${name.textContent}: ` : "");
  const title = made("span", "", link.textContent);
  title.lang = link.lang;
  entry.append(title, ` ${link.href}`);
  return entry;
}

function list(entries) {
  const whole = made("ol");
  whole.append(...entries);
  return whole;
}

function made(kind, name = "", words = "") {
  return Object.assign(document.createElement(kind), { className: name, textContent: words });
}
