// Our pictures: tells from lines and words alone what one shows, and what lies on something else, sticks out or is cut.
"use strict";

function showPicture(svg) {
  const host = document.getElementById("ours");
  host.innerHTML = svg.slice(svg.indexOf("<svg"));
  return host.firstElementChild;
}

const directBlocks = (group) => [...group.children].filter((child) => child.classList.contains("block"));

// The outline of a block: its corner, sockets at its edge and mouths, read from the path that is drawn.
function outlineOf(group) {
  const path = group.querySelector(":scope > .outline"), d = path.getAttribute("d"), box = path.getBBox();
  const corner = d.match(/^M(-?\d+) (-?\d+)(a)?/);
  const x = +corner[1], y = +corner[2] - (corner[3] ? 4 : 0);
  const edges = [...d.matchAll(/V(-?\d+)c0 10 -8 -8 -8 7\.5s8 -2\.5 8 7\.5/g)].map((match) => ({ top: +match[1] - 5 }));
  const mouths = [...d.matchAll(/V(-?\d+)a4 4 0 0 1 -4 4H(-?\d+)l-6 4h-3l-6 -4H(-?\d+)a4 4 0 0 0 -4 4V(-?\d+)a4 4 0 0 0 4 4/g)].map((match) => ({
    top: +match[1] + 4, left: +match[3] - 4, bottom: +match[4] + 4,
  }));
  const hasPrevious = d.includes(`H${x + 15}l6 4h3l6 -4`), hasNext = d.includes(`H${x + 30}l-6 4h-3l-6 -4`);
  const hasOutput = /c0 -10 -8 8 -8 -7\.5s8 2\.5 8 -7\.5z$/.test(d);
  const bottom = box.y + box.height - (hasNext ? 4 : 0);
  const upper = d.match(/^M-?\d+ -?\d+(?:a4 4 0 0 1 4 -4)?(?:H-?\d+l6 4h3l6 -4)?H(-?\d+)(a)?/);
  const right = +upper[1] + (upper[2] ? 4 : 0);
  return { x, y, bottom, right, box, edges, mouths, hasPrevious, hasNext, hasOutput };
}

// What a picture shows: stacks of blocks, each with its rows of words, fields and sockets in the order of the screen.
function drawnByUs(svg) {
  const picture = showPicture(svg);
  const hex = (colour) => "#" + colour.match(/\d+/g).slice(0, 3).map((part) => (+part).toString(16).padStart(2, "0")).join("");
  const notes = [...picture.querySelectorAll("g.comment")];
  const outlines = new Map();
  const outline = (group) => outlines.get(group) ?? outlines.set(group, outlineOf(group)).get(group);

  // The own pieces of a block with the heights they take; texts of several lines are put together.
  function pieces(group) {
    const found = [];
    for (const element of group.children) {
      const name = element.localName, style = element.getAttribute("class") ?? "";
      const number = (attribute) => +element.getAttribute(attribute);
      const last = found[found.length - 1];
      if (name === "text" && style === "") {
        const y = number("y");
        if (last?.item[0] === "label" && last.x === number("x") && last.lastLine + 18 === y) {
          last.item[1] += "\n" + element.textContent;
          [last.lastLine, last.bottom] = [y, y + 3];
        } else {
          found.push({ item: ["label", element.textContent], x: number("x"), top: y - 11, bottom: y + 3, lastLine: y });
        }
      } else if (name === "text" && style === "value") {
        last.item[1] += last.lines++ ? "\n" + element.textContent : element.textContent;
      } else if (name === "rect" && style === "field") {
        found.push({ item: ["field", ""], x: number("x"), top: number("y"), bottom: number("y") + number("height"), lines: 0, width: number("width") });
      } else if (name === "rect") {
        found.push({ item: ["colour", element.getAttribute("fill")], x: number("x"), top: number("y"), bottom: number("y") + number("height") });
      } else if (name === "path" && style === "arrow") {
        last.item[0] = "choice";
      } else if (name === "path" && style === "mark") {
        last.item = ["checkbox", "TRUE"];
      } else if (name === "path" && style === "socket") {
        const box = element.getBBox();
        found.push({ item: ["inline", null], x: box.x, top: box.y, bottom: box.y + box.height });
      } else if (style === "sign") {
        found.push({ item: ["icon", "comment"], x: number("cx") - 8, top: number("cy") - 8, bottom: number("cy") + 8 });
      } else if (style === "gear") {
        const box = element.getBBox();
        found.push({ item: ["icon", "mutator"], x: box.x, top: box.y, bottom: box.y + box.height });
      }
    }
    for (const piece of found) if (piece.item[0] === "field" && !piece.lines && piece.width === 20) piece.item = ["checkbox", "FALSE"];
    return found;
  }

  function block(group) {
    const own = outline(group), found = pieces(group);
    const children = directBlocks(group);
    const at = (x, y) => {
      const offset = children.findIndex((child) => outline(child).x === x && outline(child).y === y);
      return offset < 0 ? null : children.splice(offset, 1)[0];
    };
    for (const edge of own.edges) {
      const child = children.find((child) => outline(child).hasOutput && outline(child).x === own.right && Math.abs(outline(child).y - edge.top) <= 1);
      if (child) children.splice(children.indexOf(child), 1);
      const end = child ? outline(child).bottom : edge.top + 26;
      found.push({ item: ["edge", child ? block(child) : null], x: 1e9, top: edge.top, bottom: end });
    }
    for (const mouth of own.mouths) {
      const blocks = [];
      for (let child = at(mouth.left, mouth.top); child; child = at(mouth.left, outline(child).bottom)) blocks.push(child);
      found.push({ item: ["mouth", blocks.map(block)], x: 1e9, top: mouth.top, bottom: mouth.bottom });
    }
    for (const child of children.filter((child) => outline(child).hasOutput)) {
      found.push({ item: ["inline", block(child)], x: outline(child).x - 8, top: outline(child).y - 1, bottom: outline(child).bottom + 1 });
    }
    const lost = children.filter((child) => !outline(child).hasOutput);
    // Pieces whose heights overlap stand in one row.
    found.sort((first, second) => first.top - second.top);
    const rows = [];
    for (const piece of found) {
      const row = rows[rows.length - 1];
      if (row && piece.top < row.bottom) {
        row.pieces.push(piece);
        row.bottom = Math.max(row.bottom, piece.bottom);
      } else {
        rows.push({ pieces: [piece], bottom: piece.bottom });
      }
    }
    const has = (name) => group.classList.contains(name) && name;
    return {
      type: group.querySelector(":scope > title").textContent.match(/(\S+), line \d+.*$/)[1], id: group.dataset.id ?? "",
      colour: has("shadow") || has("disabled") ? "" : hex(getComputedStyle(group.querySelector(":scope > .outline")).fill),
      connections: [own.hasOutput && "output", own.hasPrevious && "previous", own.hasNext && "next"].filter(Boolean).join(" "),
      flags: [has("shadow"), has("disabled"), has("collapsed")].filter(Boolean).join(" "),
      comment: notes.filter((note) => note.dataset.block === group.dataset.block).map(wordsOf).join("\n"),
      rows: rows.map((row) => row.pieces.sort((first, second) => first.x - second.x).map((piece) => piece.item)),
      ...(lost.length ? { lost: lost.map((child) => child.dataset.block) } : {}),
    };
  }

  const wordsOf = (note) => [...note.querySelectorAll("text")].map((text) => text.textContent).join("\n");
  const stacks = [];
  let last = null;
  for (const group of directBlocks(picture)) {
    const own = outline(group);
    if (last && own.hasPrevious && own.x === last.x && own.y === last.bottom) stacks[stacks.length - 1].push(block(group));
    else stacks.push([block(group)]);
    last = own;
  }
  return { stacks, comments: notes.filter((note) => !note.dataset.block).map(wordsOf) };
}

// A path of our pictures as a polygon; arcs and curves by their ends and the points that pull them.
function polygonOf(d) {
  const points = [];
  let x = 0, y = 0;
  const go = (toX, toY) => points.push([(x = toX), (y = toY)]);
  for (const [, command, rest] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const n = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === "M" || command === "L") go(n[0], n[1]);
    else if (command === "H") go(n[0], y);
    else if (command === "V") go(x, n[0]);
    else if (command === "h") go(x + n[0], y);
    else if (command === "l") for (let at = 0; at < n.length; at += 2) go(x + n[at], y + n[at + 1]);
    else if (command === "a") go(x + n[5], y + n[6]);
    else if (command === "c") go(x + n[4], y + n[5]);
    else if (command === "s") go(x + n[2], y + n[3]);
  }
  return points;
}

// What is wrong with a picture's geometry as the browser sets it.
function faultsOf(svg) {
  const picture = showPicture(svg), faults = [];
  const view = picture.viewBox.baseVal;
  const name = (group) => `block ${group.dataset.block} (${group.querySelector(":scope > title")?.textContent.replace("\n", "; ") ?? "comment"})`;
  const isIn = (box, outer) => box.x >= outer.x - 0.01 && box.y >= outer.y - 0.01 && box.x + box.width <= outer.x + outer.width + 0.01 && box.y + box.height <= outer.y + outer.height + 0.01;
  // A browser sets no spaces alone.
  const isBlank = (element) => element.localName === "text" && element.textContent.trim() === "";
  for (const element of picture.querySelectorAll("text, rect, path, circle, use")) {
    if (element.closest("defs") || isBlank(element)) continue;
    const box = element.getBBox();
    if (!isIn(box, view)) faults.push(`cut: ${element.localName} '${element.textContent}'`);
  }
  // Words and fields lie on their block, mouths and tabs cut out, and not on each other.
  for (const group of picture.querySelectorAll("g.block")) {
    const outline = group.querySelector(":scope > .outline"), boxes = [];
    for (const element of group.children) {
      if (!["text", "rect", "circle", "use"].includes(element.localName) && element.getAttribute("class") !== "socket") continue;
      if (isBlank(element)) continue;
      const box = element.getBBox();
      // The line of letters, without what a font keeps free above and below.
      const inner = element.localName === "text" ? { x: box.x, y: +element.getAttribute("y") - 10, width: box.width, height: 13 } : box;
      for (const [x, y] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
        const point = new DOMPoint(inner.x + x * inner.width, inner.y + y * inner.height);
        if (!outline.isPointInFill(point) && !outline.isPointInStroke(point)) faults.push(`${name(group)}: '${element.textContent}' sticks out at ${point.x}, ${point.y}`);
      }
      const kind = element.getAttribute("class") === "question" ? "mark" : element.localName === "text" ? "text" : "box";
      for (const other of boxes) {
        if (other.kind === kind && other.x < inner.x + inner.width - 0.01 && inner.x < other.x + other.width - 0.01 && other.y < inner.y + inner.height - 0.01 && inner.y < other.y + other.height - 0.01) {
          faults.push(`${name(group)}: '${element.textContent}' lies on '${other.text}'`);
        }
      }
      boxes.push({ kind, x: inner.x, y: inner.y, width: inner.width, height: inner.height, text: element.textContent });
    }
    // Of a field's words, each lies in its box.
    for (const text of group.querySelectorAll(":scope > text.value")) {
      if (isBlank(text)) continue;
      let box = text.previousElementSibling;
      while (box && box.localName !== "rect") box = box.previousElementSibling;
      const inner = text.getBBox(), outer = box.getBBox();
      if (inner.x < outer.x || inner.x + inner.width > outer.x + outer.width) faults.push(`${name(group)}: '${text.textContent}' sticks out of its box`);
    }
  }
  overlaps(picture, name, faults);
  return faults;
}

// Fills every outline dot by dot; a dot belongs to one block, or to a block and those it is plugged into.
function overlaps(picture, name, faults) {
  const view = picture.viewBox.baseVal, width = Math.ceil(view.width), height = Math.ceil(view.height);
  const owner = new Int32Array(width * height).fill(-1);
  const groups = [...picture.querySelectorAll("g.block, g.comment")];
  const place = new Map(groups.map((group, at) => [group, at]));
  const parent = groups.map((group) => place.get(group.parentElement.closest("g.block")) ?? -1);
  const holds = (outer, inner) => {
    for (let at = inner; at >= 0; at = parent[at]) if (at === outer) return true;
    return false;
  };
  const found = new Map();
  groups.forEach((group, at) => {
    const outline = group.firstElementChild;
    const box = outline.getBBox();
    const points = outline.localName === "path" ? polygonOf(outline.getAttribute("d")) :
      [[box.x, box.y], [box.x + box.width, box.y], [box.x + box.width, box.y + box.height], [box.x, box.y + box.height]];
    for (let row = Math.floor(box.y); row < box.y + box.height; row++) {
      const middle = row + 0.5, crossings = [];
      points.forEach(([x1, y1], offset) => {
        const [x2, y2] = points[(offset + 1) % points.length];
        if (y1 <= middle !== y2 <= middle) crossings.push(x1 + ((middle - y1) * (x2 - x1)) / (y2 - y1));
      });
      crossings.sort((first, second) => first - second);
      const line = (row - view.y) * width - view.x;
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        for (let dot = Math.ceil(crossings[pair] - 0.5); dot < crossings[pair + 1] - 0.5; dot++) {
          const below = owner[line + dot];
          if (below >= 0 && below !== at && !holds(below, at)) {
            const key = `${below} ${at}`;
            found.set(key, (found.get(key) ?? 0) + 1);
          }
          owner[line + dot] = at;
        }
      }
    }
  });
  for (const [key, dots] of found) {
    const [below, above] = key.split(" ").map((at) => groups[at]);
    faults.push(`${name(above)} lies on ${name(below)} by ${dots} dots`);
  }
}
