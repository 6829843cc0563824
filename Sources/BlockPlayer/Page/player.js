"use strict";

// The player of recordings: reads the recording that is in the page, and shows the run at any of its moments.
// docs/recording.md has the format, docs/player.md the keys.

// MARK: Reading

/** The kinds of events, in the order in which `RecordingEvent.Kind` has them. */
const Kind = {
  enterStatement: 0, enterValue: 1, enterFunction: 2, leave: 3, unwind: 4, write: 5, error: 6, call: 7, answer: 8, failedAnswer: 9,
  console: 10, users: 11, strandStart: 12, strandSwitch: 13, strandEnd: 14,
};
/** How a value is written; codes from `small` on are the numbers from 0 on. `none` is ours. */
const Code = { undefined: 0, null: 1, false: 2, true: 3, text: 4, list: 5, object: 6, cached: 7, double: 8, negative: 9, positive: 10, cutText: 11, small: 12, none: 255 };

/** Reads bytes; what is not there is an error. */
class Bytes {
  constructor(bytes, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.offset = start;
    this.end = end;
    this.view = new DataView(bytes.buffer, bytes.byteOffset);
  }
  byte() {
    if (this.offset >= this.end) throw new Error("the recording ends in the middle of something");
    return this.bytes[this.offset++];
  }
  varint() {
    let number = 0, factor = 1, byte;
    do {
      byte = this.byte();
      number += (byte & 0x7f) * factor;
      factor *= 128;
    } while (byte >= 0x80);
    return number;
  }
  zigzag() {
    const folded = this.varint();
    return folded % 2 ? -(folded + 1) / 2 : folded / 2;
  }
  part() {
    const length = this.varint(), start = this.offset;
    if (length > this.end - start) throw new Error("the recording ends in the middle of something");
    this.offset = start + length;
    return new Bytes(this.bytes, start, start + length);
  }
  text() {
    const part = this.part();
    return decoder.decode(this.bytes.subarray(part.offset, part.end));
  }
}
const decoder = new TextDecoder();

/** A recorded run: one entry an event in arrays of numbers, so that every question takes microseconds. */
class Recording {
  constructor(bytes) {
    this.files = [];
    this.sites = [];
    this.functions = [];
    this.variables = [];
    this.texts = [];
    this.prologue = 0;
    const reader = new Bytes(bytes), chunks = [];
    const magic = [0x89, 0x43, 0x4c, 0x54, 0x52, 0x43, 0x0a, 1];
    if (magic.some((byte) => reader.byte() !== byte)) throw new Error("this is no recording that this page can read");
    let names = [];
    while (!this.ending) {
      const tag = String.fromCharCode(reader.byte()), part = reader.part();
      if (tag === "F") this.files.push(part.text());
      else if (tag === "N") names = Array.from({ length: part.varint() }, () => part.text());
      else if (tag === "S") this.readSites(part, names);
      else if (tag === "V") this.readVariables(part, names);
      else if (tag === "C") chunks.push(part);
      else if (tag === "E") {
        const [status, message] = [part.text(), part.text()];
        this.ending = { status, message, steps: part.varint(), total: part.varint(), dropped: part.varint(), isCut: part.varint() === 1 };
      } else throw new Error("the recording has a part of an unknown kind");
    }
    this.readChunks(chunks);
  }

  readSites(part, names) {
    const count = part.varint();
    for (let i = 0; i < count; i++) {
      const site = { file: part.varint() - 1, block: part.varint() - 1, type: names[part.varint()] };
      const id = part.varint();
      site.id = id ? names[id - 1] : null;
      site.line = part.varint();
      site.column = part.varint();
      this.sites.push(site);
    }
  }

  readVariables(part, names) {
    for (let count = part.varint(); count > 0; count--) this.functions.push(names[part.varint()]);
    for (let count = part.varint(); count > 0; count--) this.variables.push({ name: names[part.varint()], owner: part.varint() - 1 });
  }

  readChunks(chunks) {
    const heads = chunks.map((part) => ({ part, isPrologue: part.byte() === 1, count: part.varint() }));
    const count = (this.count = heads.reduce((sum, head) => sum + head.count, 0));
    this.kind = new Uint8Array(count);
    this.site = new Int32Array(count);
    // Of an event that opens a block: the event that opened the one around it. Of others: that of the innermost open block.
    this.link = new Int32Array(count);
    this.depth = new Int32Array(count);
    this.strand = new Int32Array(count);
    // The event that began the function around the innermost open block.
    this.frame = new Int32Array(count);
    this.code = new Uint8Array(count).fill(Code.none);
    this.number = new Float64Array(count);
    this.subject = new Int32Array(count);
    this.writes = this.variables.map(() => []);
    this.consoleEvents = [];
    this.callEvents = [];
    this.userEvents = [];
    this.errorEvents = [];
    this.answers = new Map();
    const state = { at: 0, strand: 0, top: -1, depth: 0, tops: new Map() };
    for (const head of heads) {
      this.readChunk(head, state);
      if (head.isPrologue) this.prologue = state.at;
    }
    for (const [variable, events] of this.writes.entries()) this.writes[variable] = Int32Array.from(events);
  }

  /** Decodes the events of a chunk; texts, numbers and sites start anew in each. */
  readChunk({ part, count }, state) {
    const base = this.texts.length;
    for (let left = part.varint(); left > 0; left--) this.texts.push(part.text());
    const { kind, site, link, depth, strand, frame, code, number, subject } = this;
    const cache = new Float64Array(256), bits = new Uint32Array(2), double = new Float64Array(bits.buffer);
    let { at, top } = state, open = state.depth, running = state.strand, lastSite = 0;

    const remember = (value) => {
      double[0] = value;
      cache[Math.imul(bits[0] ^ bits[1], 0x9e3779b1) >>> 24] = value;
    };
    const value = (given) => {
      code[at] = given;
      if (given >= Code.small) {
        code[at] = Code.small;
        number[at] = given - Code.small;
      } else if (given === Code.text || given === Code.list || given === Code.object || given === Code.cutText) {
        number[at] = base + part.varint();
      } else if (given === Code.cached) {
        code[at] = Code.small;
        number[at] = cache[part.byte()];
      } else if (given === Code.double) {
        code[at] = Code.small;
        const read = part.view.getFloat64(part.offset, true);
        part.offset += 8;
        remember(read);
        number[at] = read;
      } else if (given === Code.negative || given === Code.positive) {
        code[at] = Code.small;
        const read = part.varint();
        number[at] = given === Code.negative ? -read : read;
        if (read >= 16384) remember(number[at]);
      }
    };
    const opens = (what, where, function_ = -1) => {
      kind[at] = what;
      site[at] = where;
      link[at] = top;
      frame[at] = what === Kind.enterFunction ? at : top >= 0 ? frame[top] : -1;
      subject[at] = function_;
      top = at;
      open++;
    };
    const go = (to) => {
      if (running > 0) top >= 0 ? state.tops.set(running, [top, open]) : state.tops.delete(running);
      running = to;
      [top, open] = state.tops.get(to) ?? [-1, 0];
    };

    for (const end = at + count; at < end; at++) {
      const head = part.byte(), payload = head >> 3;
      let where = -1;
      switch (head & 7) {
        case 0: case 1: {
          const folded = payload === 31 ? part.varint() : payload;
          lastSite += folded % 2 ? -(folded + 1) / 2 : folded / 2;
          opens(head & 7, lastSite);
          depth[at] = open;
          strand[at] = running;
          continue;
        }
        case 2: case 3:
          if ((head & 7) === 2 && payload > 0) {
            kind[at] = Kind.unwind;
            for (let left = payload === 31 ? part.varint() : payload; left > 0; left--, open--) top = link[top];
          } else {
            kind[at] = Kind.leave;
            where = site[top];
            top = link[top];
            open--;
            if ((head & 7) === 3) value(payload);
          }
          break;
        case 4:
          kind[at] = Kind.write;
          value(payload);
          subject[at] = part.varint();
          where = top >= 0 ? site[top] : -1;
          this.writes[subject[at]].push(at);
          break;
        case 5:
          if (payload === 0) {
            lastSite += part.zigzag();
            opens(Kind.enterFunction, lastSite, part.varint());
            depth[at] = open;
            strand[at] = running;
            continue;
          }
          where = this.readRare(payload, part, base, at, value, go);
          if (payload === 1 || payload === 3) [top, open] = [-1, 0];
          break;
        default: throw new Error("the recording has an event of an unknown kind");
      }
      site[at] = where;
      link[at] = top;
      frame[at] = top >= 0 ? frame[top] : -1;
      depth[at] = open;
      strand[at] = running;
    }
    Object.assign(state, { at, top, depth: open, strand: running });
  }

  /** Decodes an event of a kind that is not frequent; gives its site. */
  readRare(payload, part, base, at, value, go) {
    const text = () => base + part.varint();
    switch (payload) {
      case 1: this.kind[at] = Kind.strandStart; go(part.varint()); part.varint(); return -1;
      case 2: this.kind[at] = Kind.strandSwitch; go(part.varint()); return -1;
      case 3: this.kind[at] = Kind.strandEnd; return -1;
      case 4: {
        const site = part.varint() - 1;
        this.kind[at] = Kind.error;
        value(part.byte());
        this.errorEvents.push(at);
        return site;
      }
      case 5:
        this.kind[at] = Kind.call;
        this.number[at] = text();
        this.subject[at] = text();
        this.callEvents.push(at);
        return -1;
      case 6:
        this.kind[at] = part.byte() ? Kind.failedAnswer : Kind.answer;
        this.number[at] = text();
        this.answers.set(this.callEvents[this.callEvents.length - 1], at);
        return -1;
      case 7: this.kind[at] = Kind.console; this.number[at] = text(); this.consoleEvents.push(at); return -1;
      case 8: this.kind[at] = Kind.users; this.number[at] = text(); this.userEvents.push(at); return -1;
      case 9:
        this.kind[at] = Kind.write;
        value(part.byte());
        this.subject[at] = part.varint();
        this.writes[this.subject[at]].push(at);
        return part.varint() - 1;
      default: throw new Error("the recording has an event of an unknown kind");
    }
  }

  // MARK: Asking

  opens(at) { return this.kind[at] <= Kind.enterFunction; }
  /** The event that opened the innermost open block; -1 for none. */
  top(at) { return this.opens(at) ? at : this.link[at]; }
  textOf(at) { return this.texts[this.number[at]]; }

  /** The value of an event as people read it; null when it has none. */
  valueOf(at) {
    switch (this.code[at]) {
      case Code.none: return null;
      case Code.undefined: return "undefined";
      case Code.null: return "null";
      case Code.false: return "false";
      case Code.true: return "true";
      case Code.text: return JSON.stringify(this.textOf(at));
      case Code.cutText: return JSON.stringify(this.textOf(at) + "…");
      case Code.list: case Code.object: return this.textOf(at);
      default: return Object.is(this.number[at], -0) ? "-0" : String(this.number[at]);
    }
  }

  /** How many of ascending events are not after one. */
  static countUpTo(events, at) {
    let low = 0, high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (events[middle] <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The event that gave a variable the value it has after an event; -1 for none. */
  writeOf(variable, at) {
    const writes = this.writes[variable];
    let place = Recording.countUpTo(writes, at) - 1;
    if (this.variables[variable].owner >= 0) {
      const frame = this.frame[at];
      while (place >= 0 && this.frame[writes[place]] !== frame) {
        if (writes[place] < frame) return -1;
        place--;
      }
    }
    return place >= 0 ? writes[place] : -1;
  }

  /** The variables of the program, then those of the innermost call: the events that set them. */
  variablesAt(at) {
    const frame = this.frame[at], owner = frame >= 0 ? this.subject[frame] : -1;
    const own = [], shared = [];
    for (let variable = 0; variable < this.variables.length; variable++) {
      const of = this.variables[variable].owner;
      if (of >= 0 && of !== owner) continue;
      const write = this.writeOf(variable, at);
      if (write >= 0) (of >= 0 ? own : shared).push({ variable, write, isOwn: of >= 0 });
    }
    return own.concat(shared);
  }

  /** The open blocks, inner ones first: the events that opened them. */
  stackAt(at, limit) {
    const stack = [];
    for (let open = this.top(at); open >= 0 && stack.length < limit; open = this.link[open]) stack.push(open);
    return stack;
  }
}

// MARK: Moving

/** The ways through a recording: from one moment to another. */
class Steps {
  constructor(recording) {
    this.recording = recording;
    this.first = Math.min(recording.prologue, Math.max(0, recording.count - 1));
    this.last = Math.max(0, recording.count - 1);
    this.isBreak = new Uint8Array(recording.sites.length);
  }

  /** Whether an event only says something to machines. */
  isSilent(at) {
    const kind = this.recording.kind[at];
    return kind === Kind.unwind || kind === Kind.users || kind >= Kind.strandStart;
  }
  isStop(at) { return this.recording.opens(at) && this.isBreak[this.recording.site[at]] === 1; }

  into(at) {
    for (let next = at + 1; next <= this.last; next++) if (!this.isSilent(next)) return next;
    return this.last;
  }
  back(at) {
    for (let next = at - 1; next >= this.first; next--) if (!this.isSilent(next)) return next;
    return this.first;
  }
  /** On to the next block of the same fiber that is no deeper, or `levels` further out; breakpoints on the way stop it. */
  outward(at, levels, direction) {
    const { depth, strand, kind } = this.recording;
    const fiber = strand[at], limit = Math.max(1, depth[at] + (this.recording.opens(at) ? 0 : 1) - levels);
    for (let next = at + direction; next >= this.first && next <= this.last; next += direction) {
      if (this.isStop(next)) return next;
      if (strand[next] !== fiber) continue;
      if (kind[next] === Kind.strandEnd) return next;
      if (this.recording.opens(next) && depth[next] <= limit) return next;
    }
    return direction > 0 ? this.last : this.first;
  }
  over(at) { return this.outward(at, 0, 1); }
  overBack(at) { return this.outward(at, 0, -1); }
  out(at) { return this.outward(at, 1, 1); }
  toBreak(at, direction) {
    for (let next = at + direction; next >= this.first && next <= this.last; next += direction) if (this.isStop(next)) return next;
    return direction > 0 ? this.last : this.first;
  }
  toError(at) {
    const events = this.recording.errorEvents, place = Recording.countUpTo(events, at);
    return place < events.length ? events[place] : events.length ? events[0] : at;
  }
}

// MARK: Showing

const element = (id) => document.getElementById(id);
const make = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

/** The drawing of the program: lights blocks and marks breakpoints. */
class Drawing {
  constructor(recording) {
    this.recording = recording;
    this.frame = element("drawing");
    this.badge = element("badge");
    this.lit = [];
    this.blocks = recording.sites.map(() => undefined);
    this.siteOfBlock = new Map();
    recording.sites.forEach((site, number) => { if (site.block >= 0) this.siteOfBlock.set(`${site.file}/${site.block}`, number); });
  }

  /** The group of a site's block; null when it is not drawn. */
  block(site) {
    if (site < 0) return null;
    if (this.blocks[site] === undefined) {
      const { file, block } = this.recording.sites[site];
      this.blocks[site] = this.frame.querySelector(`[data-file="${file}"] g.block[data-block="${block}"]`);
    }
    return this.blocks[site];
  }
  siteAt(target) {
    const group = target.closest("g.block[data-block]");
    if (!group) return undefined;
    return this.siteOfBlock.get(`${group.closest("[data-file]").dataset.file}/${group.dataset.block}`);
  }
  label(site) {
    const { type } = this.recording.sites[site];
    const title = this.block(site)?.querySelector(":scope > title")?.textContent;
    return title || type.replaceAll("_", " ").trim();
  }

  light(at, isQuick) {
    const { recording } = this, kind = recording.kind[at];
    for (const group of this.lit) group.classList.remove("now", "open", "done", "failed");
    this.lit = [];
    const add = (group, className) => {
      if (!group) return;
      group.classList.add(className);
      this.lit.push(group);
    };
    const stack = recording.stackAt(at, 100);
    for (const open of stack) add(this.block(recording.site[open]), "open");
    let site = stack.length ? recording.site[stack[0]] : -1, className = "now";
    if (kind === Kind.leave) [site, className] = [recording.site[at], "done"];
    if (kind === Kind.error) [site, className] = [recording.site[at] >= 0 ? recording.site[at] : site, "failed"];
    const group = this.block(site);
    add(group, className);
    const text = kind === Kind.leave || kind === Kind.error ? recording.valueOf(at) : null;
    this.show(group, text, kind === Kind.error, isQuick);
  }

  /** Brings a block into view and puts a value beside it. */
  show(group, text, isError, isQuick) {
    this.badge.hidden = true;
    if (!group) return;
    const outline = group.querySelector(".outline") ?? group;
    let box = outline.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    const isAway = box.bottom < frame.top + 20 || box.top > frame.bottom - 20 || box.right < frame.left + 40 || box.left > frame.right - 40;
    if (isAway) {
      this.frame.scrollTo({
        left: this.frame.scrollLeft + box.left - frame.left - frame.width / 4,
        top: this.frame.scrollTop + box.top - frame.top - frame.height / 3,
        behavior: isQuick || matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
      });
      if (isQuick) box = outline.getBoundingClientRect();
    }
    if (text === null) return;
    this.badge.textContent = text;
    this.badge.classList.toggle("error", isError);
    this.badge.hidden = false;
    const width = this.badge.offsetWidth, height = this.badge.offsetHeight;
    const left = Math.min(Math.max(4, box.left - frame.left + 8), frame.width - width - 4);
    const above = box.top - frame.top - height - 4;
    this.badge.style.left = `${left}px`;
    this.badge.style.top = `${above > 0 ? above : Math.min(box.bottom - frame.top + 4, frame.height - height - 4)}px`;
  }

  mark(site, isBreak) {
    const group = this.block(site);
    if (!group) return;
    group.classList.toggle("break", isBreak);
    group.querySelector(":scope > .break-dot")?.remove();
    if (!isBreak) return;
    const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    const box = (group.querySelector(".outline") ?? group).getBBox();
    dot.setAttribute("class", "break-dot");
    dot.setAttribute("cx", box.x);
    dot.setAttribute("cy", box.y + Math.min(14, box.height / 2));
    dot.setAttribute("r", 7);
    group.append(dot);
  }
}

/** The panels beside the drawing. */
class Panels {
  constructor(recording, drawing, jump) {
    Object.assign(this, { recording, drawing, jump, shown: {} });
  }

  show(at) {
    element("now").textContent = this.sentence(at);
    this.showPlace(at);
    this.showVariables(at);
    this.showConsole(at);
    this.showCalls(at);
    this.showUsers(at);
  }

  sentence(at) {
    const { recording, drawing } = this, site = recording.site[at], value = recording.valueOf(at);
    const label = site >= 0 ? `“${drawing.label(site)}”` : "";
    switch (recording.kind[at]) {
      case Kind.enterStatement: case Kind.enterValue: return `${label} begins`;
      case Kind.enterFunction: return `“${recording.functions[recording.subject[at]]}” is called`;
      case Kind.leave: return value === null ? `${label} is done` : `${label} gives ${value}`;
      case Kind.write: return `${recording.variables[recording.subject[at]].name} is now ${value}`;
      case Kind.error: return `${label} fails: ${value}`;
      case Kind.call: return `asks ${recording.textOf(at)}`;
      case Kind.answer: return `the answer is ${recording.textOf(at)}`;
      case Kind.failedAnswer: return `the answer is an error: ${recording.textOf(at)}`;
      case Kind.console: return `prints ${JSON.stringify(recording.textOf(at).replace(/\n$/, ""))}`;
      case Kind.strandEnd: return recording.strand[at] > 1 ? "a callback ends" : "the program ends";
      default: return recording.strand[at] > 1 ? "a callback" : "the program begins";
    }
  }

  showPlace(at) {
    const { recording } = this, stack = recording.stackAt(at, 12);
    const site = recording.site[at] >= 0 ? recording.site[at] : stack.length ? recording.site[stack[0]] : -1;
    const where = site >= 0 ? recording.sites[site] : null;
    const file = where && recording.files[where.file];
    const fiber = recording.strand[at] > 1 ? `, fiber ${recording.strand[at]}` : "";
    element("place").textContent = where ? `${file ? file + ":" : ""}${where.line}:${where.column}${fiber}` : "";
    const items = stack.slice(1).map((open) => {
      const isCall = recording.kind[open] === Kind.enterFunction;
      return make("li", isCall ? `in ${recording.functions[recording.subject[open]] || "a callback"}` : `in ${this.drawing.label(recording.site[open])}`, isCall ? "call" : "");
    });
    const more = recording.depth[at] - stack.length;
    if (more > 0) items.push(make("li", `… ${more.toLocaleString("en")} more`));
    element("stack").replaceChildren(...items);
  }

  showVariables(at) {
    const { recording } = this, body = element("variables").tBodies[0];
    const variables = recording.variablesAt(at).slice(0, 200);
    body.replaceChildren(...variables.map(({ variable, write, isOwn }) => {
      const row = make("tr");
      row.classList.toggle("fresh", write === at);
      row.classList.toggle("own", isOwn);
      const writer = recording.site[write], cell = make("td");
      if (writer >= 0) {
        const button = make("button", this.drawing.label(writer));
        button.type = "button";
        button.title = "To the moment at which it was set";
        button.addEventListener("click", () => this.jump(write));
        cell.append(button);
      }
      row.append(make("td", recording.variables[variable].name), make("td", recording.valueOf(write)), cell);
      return row;
    }));
    this.showEmpty("variables", variables.length === 0);
  }

  showConsole(at) {
    const { recording } = this, count = Recording.countUpTo(recording.consoleEvents, at);
    if (this.shown.console === count) return;
    this.shown.console = count;
    const lines = recording.consoleEvents.slice(Math.max(0, count - 300), count).map((event) => recording.textOf(event));
    const pre = element("console");
    pre.textContent = (count > 300 ? `… ${count - 300} pieces before\n` : "") + lines.join("");
    pre.scrollTop = pre.scrollHeight;
    this.showEmpty("console", count === 0);
  }

  showCalls(at) {
    const { recording } = this, count = Recording.countUpTo(recording.callEvents, at);
    const last = count ? recording.answers.get(recording.callEvents[count - 1]) <= at : true;
    if (this.shown.calls === count && this.shown.answered === last) return;
    Object.assign(this.shown, { calls: count, answered: last });
    const list = element("calls");
    list.replaceChildren(...recording.callEvents.slice(Math.max(0, count - 100), count).map((event) => {
      const item = make("li", `${recording.textOf(event)} ${recording.texts[recording.subject[event]]}`);
      const answer = recording.answers.get(event);
      if (answer <= at) item.append(make("span", recording.textOf(answer), recording.kind[answer] === Kind.failedAnswer ? "answer error" : "answer"));
      return item;
    }));
    list.scrollTop = list.scrollHeight;
    this.showEmpty("calls", count === 0);
  }

  showUsers(at) {
    const { recording } = this, count = Recording.countUpTo(recording.userEvents, at);
    if (this.shown.users === count) return;
    this.shown.users = count;
    element("users-panel").hidden = count === 0;
    if (count === 0) return;
    let users = [];
    try { users = JSON.parse(recording.textOf(recording.userEvents[count - 1])); } catch { /* a list that was cut is not shown */ }
    const columns = [...new Set(users.flatMap((user) => Object.keys(user)))];
    const head = make("tr");
    head.append(...columns.map((name) => make("th", name)));
    element("users").tHead.replaceChildren(head);
    element("users").tBodies[0].replaceChildren(...users.map((user) => {
      const row = make("tr");
      row.append(...columns.map((name) => make("td", name in user ? (typeof user[name] === "string" ? user[name] : JSON.stringify(user[name])) : "")));
      return row;
    }));
  }

  showEmpty(id, isEmpty) {
    const panel = element(id).closest(".panel");
    panel.querySelector(".empty").hidden = !isEmpty;
    element(id).hidden = isEmpty;
  }
}

// MARK: The player

class Player {
  constructor(recording) {
    this.recording = recording;
    this.steps = new Steps(recording);
    this.drawing = new Drawing(recording);
    this.panels = new Panels(recording, this.drawing, (at) => this.go(at));
    this.at = this.steps.first;
    this.isPlaying = false;
    const slider = element("time");
    slider.min = this.steps.first;
    slider.max = this.steps.last;
    slider.addEventListener("input", () => this.go(Number(slider.value)));
    this.bindButtons();
    document.addEventListener("keydown", (event) => this.press(event));
    element("drawing").addEventListener("click", (event) => {
      const site = this.drawing.siteAt(event.target);
      if (site !== undefined) this.toggleBreak(site);
    });
    this.showEnding();
    this.show(this.at);
  }

  bindButtons() {
    const actions = {
      first: () => this.go(this.steps.first), last: () => this.go(this.steps.last), back: () => this.go(this.steps.back(this.at)),
      into: () => this.go(this.steps.into(this.at)), over: () => this.go(this.steps.over(this.at)), out: () => this.go(this.steps.out(this.at)),
      "to-break": () => this.go(this.steps.toBreak(this.at, 1)), "back-break": () => this.go(this.steps.toBreak(this.at, -1)),
    };
    for (const [id, action] of Object.entries(actions)) element(id).addEventListener("click", action);
    element("play").addEventListener("click", () => this.play(!this.isPlaying));
    element("help-open").addEventListener("click", () => element("help").showModal());
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || element("help").open) return;
    const target = event.target;
    if (target.matches("select")) return;
    // Space and Enter press the button that has the focus; the slider moves by its own keys.
    if (event.key === " " && target.matches("button")) return;
    if (target.matches("input[type=range]") && /^(Arrow|Home|End|Page)/.test(event.key)) return;
    const { steps, at } = this;
    const moves = {
      ArrowRight: () => steps.into(at), ArrowLeft: () => steps.back(at), ArrowUp: () => steps.out(at),
      ArrowDown: () => (event.shiftKey ? steps.overBack(at) : steps.over(at)), Home: () => steps.first, End: () => steps.last,
      c: () => steps.toBreak(at, 1), C: () => steps.toBreak(at, -1), e: () => steps.toError(at), E: () => steps.toError(at),
    };
    if (moves[event.key]) this.go(moves[event.key]());
    else if (event.key === " ") this.play(!this.isPlaying);
    else if (event.key === "b" || event.key === "B") this.toggleBreak(this.currentSite());
    else if (event.key === "+" || event.key === "=") this.changeSpeed(1);
    else if (event.key === "-" || event.key === "−") this.changeSpeed(-1);
    else if (event.key === "?") element("help").showModal();
    else return;
    event.preventDefault();
  }

  currentSite() {
    const top = this.recording.count ? this.recording.top(this.at) : -1;
    return top >= 0 ? this.recording.site[top] : -1;
  }

  /** Stops playing and shows a moment. */
  go(at) {
    this.play(false);
    this.show(at);
  }

  show(at, isQuick = false) {
    this.at = Math.min(Math.max(at, this.steps.first), this.steps.last);
    element("time").value = this.at;
    if (this.recording.count === 0) return;
    const started = performance.now();
    const number = this.at - this.steps.first, count = this.steps.last - this.steps.first;
    element("position").textContent = `${number.toLocaleString("en")} of ${count.toLocaleString("en")}`;
    element("time").setAttribute("aria-valuetext", `moment ${number} of ${count}`);
    this.drawing.light(this.at, isQuick);
    this.panels.show(this.at);
    // What the browser test measures.
    this.lastMilliseconds = performance.now() - started;
  }

  // MARK: Playing

  play(isPlaying) {
    if (isPlaying === this.isPlaying) return;
    if (isPlaying && this.at >= this.steps.last) this.show(this.steps.first);
    this.isPlaying = isPlaying;
    const button = element("play");
    button.textContent = isPlaying ? "⏸" : "▶";
    button.setAttribute("aria-pressed", isPlaying);
    button.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
    element("now").setAttribute("aria-live", isPlaying ? "off" : "polite");
    if (!isPlaying) return;
    this.owed = 0;
    this.lastTime = performance.now();
    requestAnimationFrame((time) => this.tick(time));
  }

  tick(time) {
    if (!this.isPlaying) return;
    const speed = Number(element("speed").value);
    this.owed += (Math.max(0, time - this.lastTime) / 1000) * speed;
    this.lastTime = time;
    let at = this.at, steps = Math.floor(this.owed), isStopped = false;
    this.owed -= steps;
    for (; steps > 0 && !isStopped; steps--) {
      at = this.steps.into(at);
      isStopped = at >= this.steps.last || this.steps.isStop(at);
    }
    if (at !== this.at) this.show(at, speed > 10);
    if (isStopped) this.play(false);
    else requestAnimationFrame((next) => this.tick(next));
  }

  changeSpeed(by) {
    const speed = element("speed");
    speed.selectedIndex = Math.min(Math.max(speed.selectedIndex + by, 0), speed.options.length - 1);
  }

  // MARK: Breakpoints

  toggleBreak(site) {
    if (site === undefined || site < 0) return;
    this.steps.isBreak[site] ^= 1;
    this.drawing.mark(site, this.steps.isBreak[site] === 1);
    const items = [];
    this.steps.isBreak.forEach((isSet, number) => {
      if (!isSet) return;
      const item = make("li"), remove = make("button", "remove");
      remove.type = "button";
      remove.setAttribute("aria-label", `Remove the breakpoint at ${this.drawing.label(number)}`);
      remove.addEventListener("click", () => this.toggleBreak(number));
      item.append(make("span", `${this.drawing.label(number)}, line ${this.recording.sites[number].line}`), remove);
      items.push(item);
    });
    element("breakpoints").replaceChildren(...items);
    element("breakpoints-panel").hidden = items.length === 0;
  }

  showEnding() {
    const { ending } = this.recording, chip = element("ending");
    chip.textContent = ending.status;
    chip.classList.add(ending.status);
    const notes = [];
    if (ending.message) notes.push(ending.message);
    if (ending.dropped) notes.push(`the first ${ending.dropped.toLocaleString("en")} events were not kept`);
    if (ending.isCut) notes.push(`the recording was full: ${(ending.total - this.recording.count).toLocaleString("en")} events are missing at its end`);
    element("note").textContent = notes.join("; ");
  }
}

/** The bytes of a base64 text. */
function bytesOf(base64) {
  const binary = atob(base64), bytes = new Uint8Array(binary.length);
  for (let offset = 0; offset < binary.length; offset++) bytes[offset] = binary.charCodeAt(offset);
  return bytes;
}

try {
  globalThis.player = new Player(new Recording(bytesOf(element("recording").textContent.trim())));
} catch (error) {
  element("note").textContent = `The recording cannot be shown: ${error.message}`;
  throw error;
}
