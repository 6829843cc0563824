// The player of recordings: shows the run at any of its moments. docs/player.md has the keys.

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
  /** What stands on the block of a site; its type where it is not drawn. The title has the words in its first line. */
  label(site) {
    const title = this.block(site)?.querySelector(":scope > title")?.textContent ?? "";
    return title.split("\n")[0] || this.recording.sites[site].type.replaceAll("_", " ").trim();
  }
  /** The same as an element that can be told from the words around it. */
  words(site) { return make("span", this.label(site), "words"); }

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
    element("now").replaceChildren(...this.sentence(at));
    this.showPlace(at);
    this.showVariables(at);
    this.showConsole(at);
    this.showCalls(at);
    this.showUsers(at);
  }

  /** What happens at a moment, as texts and elements. */
  sentence(at) {
    const { recording, drawing } = this, site = recording.site[at], value = recording.valueOf(at);
    const label = site >= 0 ? drawing.words(site) : "";
    const name = (text) => make("span", text, "words");
    switch (recording.kind[at]) {
      case Kind.enterStatement: case Kind.enterValue: return [label, " begins"];
      case Kind.enterFunction: return [name(recording.functions[recording.subject[at]] || "a callback"), " is called"];
      case Kind.leave: return value === null ? [label, " is done"] : [label, ` gives ${value}`];
      case Kind.write: return [name(recording.variables[recording.subject[at]].name), ` is now ${value}`];
      case Kind.error: return [label, ` fails: ${value}`];
      case Kind.call: return [`asks ${recording.textOf(at)}`];
      case Kind.answer: return [`the answer is ${recording.textOf(at)}`];
      case Kind.failedAnswer: return [`the answer is an error: ${recording.textOf(at)}`];
      case Kind.console: return [`prints ${JSON.stringify(recording.textOf(at).replace(/\n$/, ""))}`];
      case Kind.strandEnd: return [recording.strand[at] > 1 ? "a callback ends" : "the program ends"];
      default: return [recording.strand[at] > 1 ? "a callback" : "the program begins"];
    }
  }

  showPlace(at) {
    const { recording } = this, stack = recording.stackAt(at, 12);
    const site = recording.site[at] >= 0 ? recording.site[at] : stack.length ? recording.site[stack[0]] : -1;
    const where = site >= 0 ? recording.sites[site] : null;
    const file = where && recording.files[where.file];
    const fiber = recording.strand[at] > 1 ? `, fiber ${recording.strand[at]}` : "";
    element("place").textContent = where ? `${where.type} · ${file ? file + ":" : ""}${where.line}:${where.column}${fiber}` : "";
    const items = stack.slice(1).map((open) => {
      const isCall = recording.kind[open] === Kind.enterFunction;
      const item = make("li", "in ", isCall ? "call" : "");
      item.append(isCall ? make("span", recording.functions[recording.subject[open]] || "a callback", "words") : this.drawing.words(recording.site[open]));
      return item;
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
        button.title = `To the moment at which it was set: ${recording.sites[writer].type}, line ${recording.sites[writer].line}`;
        button.addEventListener("click", () => this.jump(write));
        cell.append(button);
      }
      const value = make("td"), text = recording.valueOf(write);
      value.append(make("div", text));
      if (text.length > 100) value.title = text;
      row.append(make("td", recording.variables[variable].name), value, cell);
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
    const users = this.usersOf(count - 1), before = new Map(count > 1 ? this.usersOf(count - 2).map((user) => [user.objectId, user]) : []);
    const columns = [...new Set(users.flatMap((user) => Object.keys(user)))];
    const head = make("tr");
    head.append(...columns.map((name) => make("th", name)));
    element("users").tHead.replaceChildren(head);
    element("users").tBodies[0].replaceChildren(...users.map((user) => {
      const row = make("tr");
      const old = before.get(user.objectId);
      row.append(...columns.map((name) => {
        const cell = make("td", Panels.cellText(name, user[name]));
        // What the last call changed.
        cell.classList.toggle("fresh", count > 1 && JSON.stringify(old?.[name]) !== JSON.stringify(user[name]));
        return cell;
      }));
      return row;
    }));
  }

  usersOf(number) {
    try {
      return JSON.parse(this.recording.textOf(this.recording.userEvents[number]));
    } catch {
      return [];
    }
  }

  static cellText(name, value) {
    if (value === undefined) return "";
    const isTime = typeof value === "number" && Math.abs(value) <= 8.64e15 && ["created", "updated", "lastLogin"].includes(name);
    if (isTime) return new Date(value).toISOString().slice(0, 19).replace("T", " ");
    return typeof value === "string" ? value : JSON.stringify(value);
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
  globalThis.player = new Player(new Recording(bytesOf(element("recording").textContent), bytesOf(element("phrases").textContent)));
} catch (error) {
  element("note").textContent = `The recording cannot be shown: ${error.message}`;
  throw error;
}
