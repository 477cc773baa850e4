// The same search as the desk's, without a server: its rules, scores and texts stand in the page as they are in Python.
(() => {
  const { rules, scores, kinds } = JSON.parse(document.getElementById("index").textContent);
  const compiled = (list) => list.map(([pattern, to]) => [new RegExp(pattern, "g"), to]);
  const blurred = compiled(rules.blurred), clear = compiled(rules.clear);
  const twice = new RegExp(rules.twice), lost = new RegExp(rules.lost, "gu");
  const unique = (list) => [...new Set(list)], kept = new Map();

  const translated = (text, table) => Array.from(text, (each) => table[each] ?? each).join("");
  const words = (text) => translated(text.normalize("NFC").replace(lost, "").toLowerCase(), rules.letters).toLowerCase().match(/[a-z0-9]+/g) || [];
  function readings(word) {
    const parts = word.split(twice).filter(Boolean).map((part) => rules.ambiguous[part] || [part]);
    return parts.reduce((all, part) => all.flatMap((start) => part.map((end) => start + end)), [""]).slice(0, rules.readings);
  }
  const folded = (word, list) => list.reduce((text, [pattern, to]) => text.replace(pattern, to), word);
  function once(kind, word, make) {
    const name = kind + word;
    if (!kept.has(name)) kept.set(name, make());
    return kept.get(name);
  }
  const digits = (word) => /^\d+$/.test(word);
  const keys = (word) => once("s", word, () => digits(word) ? [word] : unique(readings(word).map((each) => folded(each, blurred))));
  const clears = (...all) => once("c", all.join(), () => digits(all[0]) ? [all[0]] : unique(all.flatMap(readings).map((each) => folded(each, clear))));
  function spelled(text) {
    const plain = words(text), marked = words(translated(text.normalize("NFC"), rules.hissing));
    return plain.map((word, at) => [word, clears(word, marked[at])]);
  }
  // Swaps of two neighbours are one edit, as insertions, losses and other letters are.
  function near(one, two, most) {
    if (Math.abs(one.length - two.length) > most) return false;
    let before = [], row = Array.from({ length: two.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= two.length; j++) {
        const same = one[i - 1] === two[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[two.length] <= most;
  }

  // An edit changes at most two of the letters that a word has, so most words need no closer look.
  const letters = (word) => { let all = 0; for (const each of word) all |= 1 << (each.codePointAt(0) & 31); return all; };
  const count = (bits) => { let all = 0; for (; bits; bits &= bits - 1) all++; return all; };

  class Words {
    forms = new Map();
    add(form, bearer) { this.forms.has(form) ? this.forms.get(form).add(bearer) : this.forms.set(form, new Set([bearer])); }
    exactly(form) { return [...(this.forms.get(form) || [])]; }
    where(fits) { return [...this.forms].flatMap(([form, bearers]) => fits(form) ? [...bearers] : []); }
    starting(start) { return this.where((form) => form.startsWith(start)); }
    like(form, most) {
      const sought = letters(form);
      return this.where((each) => count(once("l", each, () => letters(each)) ^ sought) <= 2 * most && near(each, form, most));
    }
  }
  const any = (fits) => fits.some(([, bearers]) => bearers.length);

  class Index {
    constructor(things) {
      this.things = things;
      [this.plain, this.clear, this.sound] = [new Words(), new Words(), new Words()];
      things.forEach(({ texts }, at) => texts.forEach((text) => spelled(text).forEach(([word, all]) => {
        this.plain.add(word, at);
        all.forEach((key) => this.clear.add(key, at));
        keys(word).forEach((key) => this.sound.add(key, at));
      })));
    }
    ask(query, exact) {
      const asked = read(query);
      if (!asked.length) return none;
      if (exact) return this.answer(asked, asked.map(([word]) => this.scores(this.lettered(word))));
      const certain = asked.map((pair) => this.certain(...pair));
      let answer = this.answer(asked, asked.map(([word], at) => this.guessed(word, certain[at])));
      if (answer.found) return answer;
      const joined = this.joined(asked);
      if (joined.found) return joined;
      if (!answer.ids.length) answer = this.leniently(asked);
      const others = [answer, ...retyped(query).map(read).filter((each) => each.length).map((pairs) =>
        this.answer(pairs, pairs.map((pair) => this.guessed(pair[0], this.certain(...pair))), "retyped"))];
      return others.find((each) => each.found) || others.find((each) => each.ids.length) || answer;
    }
    scores(fits) {
      const all = new Uint8Array(this.things.length);
      for (const [score, bearers] of fits) for (const at of bearers) all[at] = score;
      return all;
    }
    answer(asked, all, reading = "typed") {
      const found = [], first = scores.PLAIN * scores.MOST_WORDS;
      for (let at = 0; at < this.things.length; at++) {
        const least = Math.min(...all.map((each) => each[at]));
        if (!least) continue;
        const total = all.reduce((sum, each) => sum + each[at], 0);
        found.push({ at, least, rank: total + first * (least >= scores.PLAIN_START) + first * (least > scores.PLAIN_START) });
      }
      found.sort((one, two) => two.rank - one.rank || one.at - two.at);
      const count = (least) => found.filter((each) => each.least >= least).length;
      return { ids: found.map(({ at }) => at), found: count(scores.PLAIN_START), whole: count(scores.PLAIN_START + 1), reading, words: asked.map(([word]) => word) };
    }
    lettered(word) { return [[scores.PLAIN_START, this.plain.starting(word)], [scores.PLAIN, this.plain.exactly(word)]]; }
    certain(word, all) {
      const sounds = all.filter((key) => key.length >= scores.SHORTEST_SOUND).map((key) => [scores.SPELLED, this.clear.exactly(key)]);
      const [start, whole] = this.lettered(word);
      return [start, ...sounds, whole];
    }
    guessed(word, certain) {
      const heard = keys(word).filter((key) => key.length >= scores.SHORTEST_SOUND);
      const alike = [...heard.map((key) => [scores.SOUND_START, this.sound.starting(key)]), ...heard.map((key) => [scores.SOUND, this.sound.exactly(key)])];
      const sure = any(certain) || any(alike), shortest = sure ? scores.SURE_NEAR : scores.SHORTEST_NEAR;
      const slips = heard.filter((key) => key.length >= shortest).map((key) => [scores.NEAR, this.sound.like(key, 1)]);
      if (!sure && word.length >= shortest) slips.push([scores.NEAR, this.plain.like(word, 1)]);
      const open = !sure && scores.UNFINISHED.includes(word.at(-1)) ? keys(word.slice(0, -1)) : [];
      slips.push(...open.filter((key) => key.length >= scores.SHORTEST_SOUND).map((key) => [scores.OPEN_START, this.sound.starting(key)]));
      let guesses = [...slips, ...alike];
      if (!any([...guesses, ...certain])) guesses = heard.filter((key) => key.length >= scores.SHORTEST_FAR).map((key) => [scores.FAR, this.sound.like(key, 2)]);
      return this.scores([...guesses, ...certain]);
    }
    joined(asked) {
      const whole = asked.map(([word]) => word).join("");
      const bearers = [...this.parts(whole, scores.MOST_PARTS), ...(asked.length > 1 ? this.bearers(whole) : [])];
      return this.answer([[whole]], [this.scores([[scores.JOINED, bearers]])], "joined");
    }
    parts(word, most) {
      const all = [];
      for (let at = scores.SHORTEST_PART; most > 1 && at <= word.length - scores.SHORTEST_PART; at++) {
        const first = this.bearers(word.slice(0, at)), rest = word.slice(at);
        if (!first.length) continue;
        const others = new Set([...this.bearers(rest), ...this.parts(rest, most - 1)]);
        all.push(...first.filter((each) => others.has(each)));
      }
      return all;
    }
    bearers(word) {
      return [...this.plain.exactly(word), ...clears(word).filter((key) => key.length >= scores.SHORTEST_SOUND).flatMap((key) => this.clear.exactly(key))];
    }
    leniently(asked) {
      const long = asked.filter(([word]) => word.length > 1);
      if (asked.length < 2 || !long.length) return none;
      const sure = long.map((pair) => this.scores(this.certain(...pair)));
      const all = long.map(([word], n) => this.scores(this.loosely(word)).map((score, at) => Math.max(score, sure[n][at])));
      const certain = (at) => sure.some((each) => each[at] > scores.PLAIN_START) || all.every((each) => each[at] >= scores.STEM);
      return this.answer(long, all.map((each) => each.map((score, at) => certain(at) ? score : 0)));
    }
    loosely(word) {
      const heard = keys(word).filter((key) => key.length >= scores.SHORTEST_SOUND);
      const slips = [...heard.map((key) => this.sound.like(key, 1)), ...(word.length >= scores.SHORTEST_SOUND ? [this.plain.like(word, 1)] : [])];
      const stems = [];
      for (let end = 1; end <= scores.ENDING; end++) if (word.length >= scores.SHORTEST_SOUND + end) stems.push(...keys(word.slice(0, -end)).map((key) => this.sound.exactly(key)));
      return [...slips.map((bearers) => [scores.NEAR, bearers]), ...stems.map((bearers) => [scores.STEM, bearers])];
    }
  }
  const none = { ids: [], found: 0, whole: 0, reading: "typed", words: [] };
  function read(query) {
    const seen = new Map(spelled(query.slice(0, scores.LONGEST_QUERY)).slice(0, scores.MOST_WORDS).map((pair) => [pair.join(), pair]));
    return [...seen.values()];
  }
  const retyped = (text) => unique(rules.layouts.map(([from, to]) => translated(text.slice(0, scores.LONGEST_QUERY), Object.fromEntries(Array.from(from, (each, at) => [each, to[at]]))))).filter((each) => {
    const letters = each.match(/\p{L}/gu) || [], latin = letters.filter((letter) => letter < "\x80").length;
    return each !== text && (!latin || latin === letters.length);
  });

  const box = document.getElementById("q"), exact = document.getElementById("exact"), out = document.getElementById("results");
  const made = (name, ...inside) => { const each = document.createElement(name); each.append(...inside); return each; };
  const said = out.dataset;
  for (const kind of kinds) kind.index = null;
  const texts = (kind) => kind.things.map(([name, id, ...more]) => ({ name, id, texts: [name, ...more] }));
  function hit(kind, at, answer) {
    const { name, id, texts: all } = kind.index.things[at], link = made("a", name);
    const there = kind.address.replace("*", encodeURIComponent(id));
    if (location.protocol !== "file:" || there[0] !== "/") link.href = there; // a disk has no desk
    const item = made("li", link);
    item.dataset.id = id;
    const other = kind.named && all.find((text) => answer.words.every((word) => words(text).some((each) => each.startsWith(word))));
    const begun = answer.ids.indexOf(at) >= answer.whole && answer.ids.indexOf(at) < answer.found;
    const notes = [begun && said.begun, answer.reading === "typed" ? "" : said[answer.reading], answer.reading === "retyped" ? answer.words.join(" ") : ""].filter(Boolean);
    if (other && other !== name) notes.push(other);
    if (notes.length) item.append(made("small", ` ${notes.join(" · ")}`));
    return item;
  }
  function show() {
    const query = box.value.trim(), sections = [], guesses = [];
    let total = 0;
    for (const kind of query ? kinds : []) {
      kind.index ||= new Index(texts(kind));
      const answer = kind.index.ask(query, exact.checked);
      total += answer.found;
      guesses.push(...answer.ids.slice(answer.found).map((at) => [kind, at, answer]));
      if (!answer.found) continue;
      const list = made("ol", ...answer.ids.slice(0, Math.min(answer.found, said.most)).map((at) => hit(kind, at, answer)));
      const section = made("section", made("h2", `${kind.name} (${answer.found})`), list);
      section.dataset.kind = kind.kind;
      sections.push(section);
    }
    if (guesses.length) {
      const section = made("section", made("h2", said.perhaps), made("ol", ...guesses.slice(0, said.most).map((each) => hit(...each))));
      section.dataset.kind = "guess";
      sections.push(section);
    }
    document.getElementById("counted").textContent = query && !total ? said.nothing : "";
    out.replaceChildren(...sections);
  }
  for (const each of [box, exact]) each.addEventListener("input", show);
  box.value = new URLSearchParams(location.search).get("q") || box.value;
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === box) return;
    event.preventDefault();
    box.focus();
  });
  show();
})();
