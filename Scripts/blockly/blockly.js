// Blockly itself, without a page: its blocks, its English words and its JavaScript generator.
// The Python package that carries it holds webpack chunks, so what webpack does with them is done here.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');
// Debian's modules are found by Debian's Node alone; this may be another.
process.env.NODE_PATH = '/usr/share/nodejs';
require('module')._initPaths();
const { JSDOM } = require('jsdom');

const folder = path.join(__dirname, '../../.build/blockly',
    'jupyterlab_blockly-0.3.1.data/data/share/jupyter/labextensions/jupyterlab-blockly-extension/static');
/** The chunks, and the modules in them, of version 0.3.1 of the package (Blockly 11.1.1). */
const chunks = { core: 190, blocks: 87, generators: 170 };
const modules = { blockly: 4725, javascript: 124, english: 518, colour: 1856 };

function loader() {
    const window = new JSDOM('<!doctype html><body></body>').window;
    for (const name of ['document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'SVGElement', 'HTMLElement']) globalThis[name] = window[name];
    Object.assign(globalThis, { window, self: globalThis, requestAnimationFrame: () => 0 });
    const factories = {};
    globalThis.webpackChunkjupyterlab_blockly_extension = { push: ([, added]) => Object.assign(factories, added) };
    for (const number of Object.values(chunks)) {
        const file = fs.readdirSync(folder).find(name => name.startsWith(`${number}.`) && name.endsWith('.js'));
        vm.runInThisContext(fs.readFileSync(path.join(folder, file), 'utf8'), { filename: file });
    }
    const loaded = {};
    function load(id) {
        if (loaded[id]) return loaded[id].exports;
        const module = loaded[id] = { exports: {} };
        factories[id].call(module.exports, module, module.exports, load);
        return module.exports;
    }
    load.d = (target, getters) => {
        for (const name of Object.keys(getters)) Object.defineProperty(target, name, { enumerable: true, get: getters[name] });
    };
    load.n = module => {
        const getter = module && module.__esModule ? () => module.default : () => module;
        load.d(getter, { a: getter });
        return getter;
    };
    load.r = target => Object.defineProperty(target, '__esModule', { value: true });
    load.o = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
    load.g = globalThis;
    return load;
}

// What Blockly says of files that it mends in silence is not of interest here.
console.warn = () => {};
const load = loader();
const blockly = load(modules.blockly);
const generator = load(modules.javascript).javascriptGenerator;
blockly.setLocale({ ...load(modules.english) });
load(modules.colour).installAllBlocks({ javascript: generator });

function workspace() { return new blockly.Workspace(new blockly.Options({ oneBasedIndex: true })); }

/** The JavaScript that Blockly writes for a program, or an Error where Blockly refuses to load it. */
function javascript(xml) {
    const space = workspace();
    try {
        blockly.Xml.domToWorkspace(blockly.utils.xml.textToDom(xml), space);
        return generator.workspaceToCode(space);
    } finally {
        space.dispose();
    }
}

/** Runs JavaScript: the lines that it printed, the error that ended it if one did, and whether it ran out of time. */
function run(code, milliseconds = 3000) {
    const lines = [];
    const alert = value => {
        lines.push(String(value));
        if (lines.length > 5000) throw new RangeError('too much output');
    };
    const window = { alert, prompt: () => null };
    try {
        vm.runInNewContext(code, { window, alert, prompt: window.prompt }, { timeout: milliseconds });
        return { lines };
    } catch (error) {
        return { lines, error: String(error), isEndless: error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || /too much output/.test(error) };
    }
}

module.exports = { blockly, workspace, javascript, run };
