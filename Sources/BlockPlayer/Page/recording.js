"use strict";

// Reads recordings; docs/recording.md has the format. The page puts this in front of player.js, in one script.

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
const join = (first, second) => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

/** Stands behind each packed text. */
const endOfText = Uint8Array.of(0xff);

/** Odds of 4,096 that a bit is 1, by what is known before it; they learn. */
class Odds extends Uint16Array {
  constructor(count) {
    super(count);
    this.fill(2048);
  }
  learn(context, bit) {
    const odds = this[context];
    this[context] = bit ? odds + ((4096 - odds) >> 4) : odds - (odds >> 4);
  }
  learnTree(number, bits) {
    let node = 1;
    for (let shift = bits - 1; shift >= 0; shift--) {
      const bit = (number >> shift) & 1;
      this.learn(node, bit);
      node = (node << 1) | bit;
    }
  }
}

/** Reads bits that were written by their odds. */
class Bits {
  constructor(bytes) {
    this.bytes = bytes;
    this.low = 0;
    this.high = 0xffffffff;
    this.code = 0;
    for (let left = 4; left > 0; left--) this.take();
  }
  take() {
    const { bytes } = this;
    this.code = ((this.code << 8) | (bytes.offset < bytes.end ? bytes.bytes[bytes.offset] : 0)) >>> 0;
    if (bytes.offset++ > bytes.end + 4) throw new Error("the recording ends in the middle of something");
  }
  bit(odds = 2048) {
    const middle = this.low + ((this.high - this.low) >>> 12) * odds;
    const bit = this.code <= middle ? 1 : 0;
    if (bit) this.high = middle;
    else this.low = middle + 1;
    while ((this.low ^ this.high) >>> 24 === 0) {
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 0xff) >>> 0;
      this.take();
    }
    return bit;
  }
  learned(odds, context) {
    const bit = this.bit(odds[context]);
    odds.learn(context, bit);
    return bit;
  }
  tree(bits, odds) {
    let node = 1;
    for (let left = bits; left > 0; left--) node = (node << 1) | this.learned(odds, node);
    return node - (1 << bits);
  }
  number(widths) {
    let successor = 1;
    for (let left = this.tree(5, widths) - 1; left > 0; left--) successor = successor * 2 + this.bit();
    return successor - 1;
  }
}

/** A recorded run: one entry an event in arrays of numbers, so that every question takes microseconds. */
class Recording {
  constructor(bytes, phrases) {
    this.dictionary = phrases;
    this.files = [];
    this.sites = [];
    this.functions = [];
    this.variables = [];
    this.texts = [];
    this.prologue = 0;
    const reader = new Bytes(bytes), chunks = [];
    const magic = [0x89, 0x43, 0x4c, 0x54, 0x52, 0x43, 0x0a, 2];
    if (magic.some((byte) => reader.byte() !== byte)) throw new Error("this is no recording that this page can read");
    let names = [];
    while (!this.ending) {
      const tag = String.fromCharCode(reader.byte()), part = reader.part();
      if (tag === "F") this.readFile(part);
      else if (tag === "D") this.dictionary = join(join(phrases, bytes.subarray(part.offset, part.end)), endOfText);
      else if (tag === "N") names = Array.from({ length: part.varint() }, () => part.text());
      else if (tag === "S") this.readSites(part, names);
      else if (tag === "V") this.readVariables(part, names);
      else if (tag === "C") chunks.push(part);
      else if (tag === "E") {
        const [status, message] = [part.text(), part.text()];
        this.ending = { status, message, steps: part.varint(), total: part.varint(), dropped: part.varint(), isCut: part.varint() === 1 };
      } else throw new Error("the recording has a part of an unknown kind");
    }
    if (this.mainFile) this.dictionary = join(this.dictionary, this.mainFile);
    this.readChunks(chunks);
  }

  readFile(part) {
    this.files.push(part.text());
    this.mainFile ??= part.bytes.subarray(part.offset, Math.min(part.end, part.offset + 32768));
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
    this.readTexts(part);
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

  /** Unpacks the texts of a chunk: literals, and copies of what stood before or in the dictionary. */
  readTexts(part) {
    const count = part.varint();
    const packed = part.part();
    if (count === 0) return;
    const [copies, literals, counts, distances] = [new Odds(2), new Odds(256), new Odds(32), new Odds(32)];
    for (const character of '0123456789"{} '.repeat(2)) {
      literals.learnTree(0xff, 8);
      literals.learnTree(character.charCodeAt(0), 8);
    }
    for (const width of [2, 3, 4, 4, 5, 5, 6, 6, 7, 3, 4, 1]) counts.learnTree(width, 5);
    for (const width of [11, 11, 12, 12, 10, 12, 11, 8, 6, 9, 7, 11, 12, 13]) distances.learnTree(width, 5);
    for (const bit of [1, 1, 1, 1]) copies.learn(0, bit);
    for (const bit of [0, 1, 0, 1]) copies.learn(1, bit);
    let at = Math.min(this.dictionary.length, 49152);
    let all = new Uint8Array(at + (1 << 16));
    all.set(this.dictionary.subarray(this.dictionary.length - at));
    const bits = new Bits(packed);
    let begin = at, hasCopied = 0, found = 0;
    const put = (byte) => {
      if (at === all.length) all = join(all, new Uint8Array(all.length));
      all[at++] = byte;
      if (byte !== 0xff) return;
      this.texts.push(decoder.decode(all.subarray(begin, at - 1)));
      begin = at;
      found++;
    };
    while (found < count) {
      if (bits.learned(copies, hasCopied)) {
        const length = bits.number(counts) + 4;
        const distance = bits.number(distances) + 1;
        for (let left = length; left > 0; left--) put(all[at - distance]);
        hasCopied = 1;
      } else {
        put(bits.tree(8, literals));
        hasCopied = 0;
      }
    }
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
