// Real Blockly, beside our pictures: loads the modules of a built JupyterLab extension that holds it, reads programs, and tells what it drew.
"use strict";

// What a built extension pushes its modules to; `loadBlockly` takes them from there.
self.webpackChunkjupyterlab_blockly_extension = [];

function loadBlockly() {
  const definitions = Object.assign({}, ...self.webpackChunkjupyterlab_blockly_extension.map((chunk) => chunk[1]));
  const modules = {};
  const need = (number) => {
    if (!modules[number]) {
      const module = (modules[number] = { exports: {} });
      definitions[number].call(module.exports, module, module.exports, need);
    }
    return modules[number].exports;
  };
  need.d = (target, getters) => {
    for (const name in getters) Object.defineProperty(target, name, { enumerable: true, get: getters[name] });
  };
  need.n = (module) => Object.assign(() => module, { a: module });
  need.r = () => {};
  // The core with messages and blocks, and the plugin with the blocks of colours, which left the core in version 11.
  self.Blockly = need(4725);
  need(1856).installAllBlocks({});
  // A value stays where the file has it, also where Blockly takes no such value: this compares drawings.
  Blockly.ConnectionChecker.prototype.doTypeChecks = () => true;
  self.blocklyWorkspace = Blockly.inject("blockly", { renderer: "geras", readOnly: false, sounds: false, trashcan: false, comments: false });
  return Blockly.VERSION;
}

// Whether Blockly knows every type of a program.
function blocklyKnows(xml) {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  return [...document.querySelectorAll("block, shadow")].every((block) => Blockly.Blocks[block.getAttribute("type")]);
}

// What Blockly draws of a program, as `drawnByUs` tells it of our picture.
function drawnByBlockly(xml) {
  const workspace = blocklyWorkspace;
  // Blocks of the wrong kind would be pushed out a moment later.
  Blockly.Events.disable();
  workspace.clear();
  Blockly.Xml.domToWorkspace(Blockly.utils.xml.textToDom(xml), workspace);
  Blockly.renderManagement.triggerQueuedRenders();
  const Types = Blockly.blockRendering.Types;
  // What an empty field shows is a space that does not break.
  const words = (text) => text.replaceAll("\u00a0", " ").replaceAll("\u200f", "");

  function item(element) {
    if (Types.isIcon(element)) {
      const kind = element.icon.getType().toString();
      return ["icon", kind];
    }
    if (Types.isField(element)) {
      const field = element.field, text = words(field.getSvgRoot()?.textContent ?? "");
      if (field instanceof Blockly.FieldLabel) return ["label", text];
      if (field instanceof Blockly.FieldImage) return ["label", field.getText()];
      if (field instanceof Blockly.FieldDropdown) return ["choice", text.replace(/ ?▾ ?/, "")];
      if (field instanceof Blockly.FieldCheckbox) return ["checkbox", field.getValue()];
      if (/^#[0-9a-f]{6}$/.test(field.getValue())) return ["colour", field.getValue()];
      return ["field", text === " " ? "" : text];
    }
    const child = element.connectedBlock;
    if (Types.isInlineInput(element)) return ["inline", child ? block(child) : null];
    if (Types.isExternalInput(element)) return ["edge", child ? block(child) : null];
    if (Types.isStatementInput(element)) return ["mouth", stack(child)];
    return null;
  }

  function block(shown) {
    const info = workspace.getRenderer().makeRenderInfo_(shown);
    info.measure();
    const group = shown.getSvgRoot();
    return {
      type: shown.type, id: shown.id, colour: shown.isShadow() ? "" : shown.getColour(),
      connections: [shown.outputConnection && "output", shown.previousConnection && "previous", shown.nextConnection && "next"].filter(Boolean).join(" "),
      flags: [shown.isShadow() && "shadow", group.classList.contains("blocklyDisabled") && "disabled", shown.isCollapsed() && "collapsed"].filter(Boolean).join(" "),
      comment: shown.getCommentText() ?? "",
      rows: info.rows.map((row) => row.elements.map(item).filter(Boolean)).filter((row) => row.length > 0),
    };
  }

  function stack(first) {
    const blocks = [];
    for (let shown = first; shown; shown = shown.getNextBlock()) blocks.push(block(shown));
    return blocks;
  }

  return {
    stacks: workspace.getTopBlocks(false).map(stack),
    comments: workspace.getTopComments(false).map((comment) => comment.getText()),
  };
}

// Makes Blockly's half of a sheet as large as what it drew.
function fitBlockly() {
  const frame = blocklyWorkspace.getBlocksBoundingBox();
  const host = document.getElementById("blockly");
  host.style.width = `${Math.ceil(frame.right - frame.left) + 60}px`;
  host.style.height = `${Math.ceil(frame.bottom - frame.top) + 60}px`;
  Blockly.svgResize(blocklyWorkspace);
  blocklyWorkspace.translate(20 - frame.left, 20 - frame.top);
}
