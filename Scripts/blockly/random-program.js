// Random programs of all of Blockly's standard blocks, as XML. What a block needs (fields, their choices, inputs and what they take) is asked of Blockly itself,
// so that nothing is known twice. Programs end: loops have small bounds, and `while` burns fuel.
'use strict';
const { blockly, workspace } = require('./blockly');

const numbers = ['0', '1', '-1', '2', '3', '0.5', '-0.5', '10', '100', '1e21', '1e-7', '9007199254740993', '-7', '12.75', '2.5', '-2.5', '1.005', '4294967296', '0.1',
    '255', '7', '97', '-0', '1e300', '5e-324'];
const texts = ['', 'a', 'hello', 'Hello World', '  pad ', "it's", '😀', 'é', '12', '0x1F', '1e3', ' 5 ', 'abc,def,ghi', 'a,b,,c', 'true', 'null', '"q"', 'back\\slash',
    'ÀÉ straße', 'aaaa', 'NaN', 'Infinity', '-0', '#ff0000', '#0000FF', 'ﬀ', 'x'.repeat(40), 'a b c', 'İI', 'Ab aB', '10', '9', '<&>', '$1 $& \\1', '.*'];
const colours = ['#ff0000', '#00ff00', '#123456', '#ffffff', '#000000'];
/** Variables by what they usually hold; `any` and `unset` hold whatever comes. */
const variables = { Number: ['n1', 'n2', 'i'], String: ['t1', 't2'], Array: ['l1', 'l2', 'l3'], Boolean: ['b1'], Colour: ['c1'], any: ['x', 'unset'] };
const everyVariable = Object.values(variables).flat();
/** Not used: what depends on chance or on a person, what is only part of a dialog, and what is written by hand below. */
const left = /random|prompt|mutator|container|_item$|^controls_if_|^controls_ifelse|^procedures_|_dynamic$|^controls_flow|^controls_whileUntil/;
const chance = new Set(['RANDOM']);

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomNumbers(seed) {
    let state = seed | 0;
    return () => {
        state = (state + 0x6D2B79F5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

const escaped = text => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const field = (name, value) => `<field name="${name}">${escaped(value)}</field>`;
const block = (type, ...content) => `<block type="${type}">${content.join('')}</block>`;
const value = (name, inner) => inner ? `<value name="${name}">${inner}</value>` : '';
const read = name => block('variables_get', field('VAR', name));
const number = digits => block('math_number', field('NUM', digits));
const print = inner => block('text_print', value('TEXT', inner));
/** Statements, one below the other. */
const chain = blocks => blocks.reduceRight((below, one) => below ? `${one.slice(0, -'</block>'.length)}<next>${below}</next></block>` : one, '');
const statements = (name, blocks) => blocks.length ? `<statement name="${name}">${chain(blocks)}</statement>` : '';
const fits = (offered, wanted) => !offered || !wanted || offered.some(type => wanted.includes(type));

class RandomProgram {
    constructor(seed) {
        this.random = randomNumbers(seed);
        this.space = workspace();
        this.procedures = [];
        /** The procedure being written: it calls only those after it, so that nothing recurses. */
        this.current = 0;
    }

    below(count) { return Math.floor(this.random() * count); }
    pick(list) { return list[this.below(list.length)]; }
    chance(probability) { return this.random() < probability; }

    /** The program, as XML. */
    xml() {
        this.procedures = Array.from({ length: this.below(3) }, (_, index) => ({
            order: index + 1, name: this.pick(['do it ', 'foo', 'f x', 'läuft']) + (index + 1), parameters: ['q', 'x', 'p'].slice(0, this.below(3)), returns: this.chance(0.6),
        }));
        const list = items => block('lists_create_with', `<mutation items="${items.length}"/>`, ...items.map((item, index) => value(`ADD${index}`, item)));
        const first = {
            n1: number(this.pick(numbers)), n2: number(this.pick(numbers)), t1: this.text(), t2: this.text(), l1: list([1, 2, 3].map(() => this.leaf(null))),
            l2: list([1, 2, 3, 4].map(() => number(this.pick(numbers)))), l3: list([1, 2, 3].map(() => this.text())), b1: this.truth(), c1: this.colour(), fuel: number(12),
        };
        const main = Object.entries(first).map(([name, content]) => block('variables_set', field('VAR', name), value('VALUE', content)));
        main.push(...this.someStatements(5 + this.below(8), 3 + this.below(2), false));
        main.push(...['n1', 'n2', 't1', 'l1', 'l2', 'l3', 'x', 'fuel'].map(name => print(read(name))));
        const definitions = this.procedures.map(procedure => this.definition(procedure));
        this.space.dispose();
        return `<xml xmlns="https://developers.google.com/blockly/xml">${chain(main)}${definitions.join('')}</xml>`;
    }

    definition({ order, name, parameters, returns }) {
        this.current = order;
        const mutation = `<mutation>${parameters.map(parameter => `<arg name="${parameter}"/>`).join('')}</mutation>`;
        return block(returns ? 'procedures_defreturn' : 'procedures_defnoreturn', mutation, field('NAME', name),
            statements('STACK', this.someStatements(1 + this.below(3), 3, false)), returns ? value('RETURN', this.value(null, 3)) : '');
    }

    call(returns, depth) {
        const known = this.procedures.filter(procedure => procedure.order > this.current && procedure.returns === returns);
        if (!known.length) return null;
        const { name, parameters } = this.pick(known);
        const mutation = `<mutation name="${name}">${parameters.map(parameter => `<arg name="${parameter}"/>`).join('')}</mutation>`;
        return block(returns ? 'procedures_callreturn' : 'procedures_callnoreturn', mutation,
            ...parameters.map((_, index) => this.chance(0.9) ? value(`ARG${index}`, this.value(null, depth - 1)) : ''));
    }

    text() { return block('text', field('TEXT', this.pick(texts))); }
    truth() { return block('logic_boolean', field('BOOL', this.pick(['TRUE', 'FALSE']))); }
    colour() { return block('colour_picker', field('COLOUR', this.pick(colours))); }
    /** A variable that usually holds one of the types of a check, or any variable. */
    variable(check) {
        const known = (check || []).filter(type => variables[type]);
        return known.length && this.chance(0.98) ? this.pick(variables[this.pick(known)]) : this.pick(everyVariable);
    }

    leaf(check) {
        const makers = { Number: () => number(this.pick(numbers)), String: () => this.text(), Boolean: () => this.truth(), Colour: () => this.colour() };
        const known = (check || []).filter(type => makers[type]);
        if (known.length && this.chance(0.6)) return makers[this.pick(known)]();
        if (check) return read(this.variable(check));
        return this.pick([makers.Number, makers.String, () => read(this.variable(null)), () => block('logic_null')])();
    }

    /** A value block whose output fits a check (null: anything). */
    value(check, depth) {
        if (depth <= 0 || this.chance(0.25)) return this.leaf(check);
        // Blocks that give anything fit everywhere; seldom taken where a type is wanted, or most programs would end at once.
        const isLoose = !check || this.chance(0.1);
        if (isLoose && this.chance(0.1)) return this.call(true, depth) || this.leaf(check);
        const fitting = catalogue.values.filter(entry => (entry.check || isLoose) && fits(entry.check, check));
        return fitting.length ? this.filled(this.pick(fitting).type, depth, check) || this.leaf(check) : this.leaf(check);
    }

    someStatements(count, depth, isInLoop) {
        return Array.from({ length: count }, () => this.statement(depth, isInLoop)).filter(Boolean)
            // Blockly puts nothing below the block that leaves a loop.
            .filter((one, index, all) => !one.includes('"controls_flow_statements"') || !one.startsWith('<block type="controls_flow') || index === all.length - 1);
    }

    statement(depth, isInLoop) {
        const dice = this.random();
        if (dice < 0.33) return print(this.value(null, depth));
        if (dice < 0.48) {
            const type = this.pick(Object.keys(variables));
            return block('variables_set', field('VAR', this.pick(variables[type])), value('VALUE', this.value(type === 'any' ? null : [type], depth)));
        }
        if (isInLoop && dice < 0.52) return block('controls_flow_statements', field('FLOW', this.pick(['BREAK', 'CONTINUE'])));
        if (dice < 0.56) return this.burning(depth);
        if (dice < 0.6) return this.call(false, depth);
        if (this.current && dice < 0.64) {
            const { returns } = this.procedures[this.current - 1];
            return block('procedures_ifreturn', `<mutation value="${returns ? 1 : 0}"/>`, value('CONDITION', this.value(['Boolean'], 2)), returns ? value('VALUE', this.value(null, 2)) : '');
        }
        return depth > 0 ? this.filled(this.pick(catalogue.statements), depth, undefined) : print(this.leaf(null));
    }

    /** A loop without a bound of its own, that ends when its fuel is used up. */
    burning(depth) {
        const mode = this.pick(['WHILE', 'UNTIL']);
        const fuel = block('logic_compare', field('OP', mode === 'WHILE' ? 'GT' : 'LTE'), value('A', read('fuel')), value('B', number(0)));
        const condition = block('logic_operation', field('OP', mode === 'WHILE' ? 'AND' : 'OR'), value('A', fuel), value('B', this.value(['Boolean'], 2)));
        const burn = block('math_change', field('VAR', 'fuel'), value('DELTA', number(-1)));
        return block('controls_whileUntil', field('MODE', mode), value('BOOL', condition), statements('DO', [burn, ...this.someStatements(1, depth - 1, true)]));
    }

    /** The shape of a block that a dialog or a dropdown chooses: its mutation and the fields that go with it. */
    shape(type) {
        const where = (...more) => this.pick(['FROM_START', 'FROM_END', ...more]);
        const counted = name => name.startsWith('FROM');
        const one = (attribute, name, choices) => {
            const choice = this.pick(choices);
            return `<mutation ${attribute}="${choice}"/>${field(name, choice)}`;
        };
        switch (type) {
        case 'controls_if': return `<mutation elseif="${this.below(3)}" else="${this.below(2)}"/>`;
        case 'text_join': case 'lists_create_with': return `<mutation items="${this.below(5)}"/>`;
        case 'lists_split': return one('mode', 'MODE', ['SPLIT', 'JOIN']);
        case 'math_on_list': return one('op', 'OP', ['SUM', 'MIN', 'MAX', 'AVERAGE', 'MEDIAN', 'MODE', 'STD_DEV']);
        case 'math_number_property': {
            const property = this.pick(['EVEN', 'ODD', 'PRIME', 'WHOLE', 'POSITIVE', 'NEGATIVE', 'DIVISIBLE_BY']);
            return `<mutation divisor_input="${property === 'DIVISIBLE_BY'}"/>${field('PROPERTY', property)}`;
        }
        case 'lists_getIndex': case 'lists_setIndex': case 'text_charAt': {
            const mode = type === 'text_charAt' ? null : this.pick(type === 'lists_setIndex' ? ['SET', 'INSERT'] : ['GET', 'GET_REMOVE', 'REMOVE']);
            const place = where('FIRST', 'LAST');
            return `<mutation ${type === 'lists_getIndex' ? `statement="${mode === 'REMOVE'}" ` : ''}at="${counted(place)}"/>${mode ? field('MODE', mode) : ''}${field('WHERE', place)}`;
        }
        case 'lists_getSublist': case 'text_getSubstring': {
            const [from, to] = [where('FIRST'), where('LAST')];
            return `<mutation at1="${counted(from)}" at2="${counted(to)}"/>${field('WHERE1', from)}${field('WHERE2', to)}`;
        }
        default: return '';
        }
    }

    /** A block with all its fields and inputs filled, or null where it has no output (no connection above) that fits. `check` is undefined for a statement. */
    filled(type, depth, check) {
        const shape = this.shape(type);
        const probe = blockly.Xml.domToBlock(blockly.utils.xml.textToDom(block(type, shape)), this.space);
        try {
            const isFit = check === undefined ? probe.previousConnection : probe.outputConnection && fits(probe.outputConnection.getCheck(), check);
            if (!isFit) return null;
            const fields = probe.inputList.flatMap(input => input.fieldRow).filter(one => one.name && one.SERIALIZABLE && !shape.includes(`name="${one.name}"`));
            const inputs = probe.inputList.filter(input => input.connection);
            return block(type, shape, ...fields.map(one => field(one.name, this.fieldValue(type, one))), ...inputs.map(input => this.input(type, input, depth)));
        } finally {
            probe.dispose();
        }
    }

    fieldValue(type, one) {
        if (one.getVariable) {
            const kind = /^(math_change|controls_for)$/.test(type) ? ['Number'] : type === 'text_append' ? ['String'] : type.startsWith('lists_') ? ['Array'] : ['any'];
            return this.variable(kind);
        }
        if (one.getOptions) return this.pick(one.getOptions(false).map(([, name]) => name).filter(name => !chance.has(name)));
        return { NUM: () => this.pick(numbers), TIMES: () => this.below(4), COLOUR: () => this.pick(colours), BOOL: () => this.pick(['TRUE', 'FALSE']) }[one.name]?.() ?? this.pick(texts);
    }

    input(type, input, depth) {
        if (input.type === blockly.inputs.inputTypes.STATEMENT) {
            return statements(input.name, this.someStatements(1 + this.below(2), depth - 1, /^controls_(repeat|for)/.test(type)));
        }
        if (this.chance(0.01)) return '';
        // What says how often something is done stays small.
        if (type === 'controls_repeat_ext' || type === 'lists_repeat' && input.name === 'NUM') return value(input.name, number(this.pick(['0', '1', '2', '3', '2.5', '-1'])));
        if (type === 'controls_for') return value(input.name, number(this.pick(['1', '2', '3', '5', '-2', '0.5'])));
        return value(input.name, this.value(input.connection.getCheck(), depth - 1));
    }
}

const catalogue = { values: [], statements: [] };
{
    const space = workspace();
    for (const type of Object.keys(blockly.Blocks).filter(type => !left.test(type)).sort()) {
        const probe = space.newBlock(type);
        if (probe.outputConnection) catalogue.values.push({ type, check: probe.outputConnection.getCheck() });
        if (probe.previousConnection || type === 'lists_getIndex') catalogue.statements.push(type);
        probe.dispose();
    }
    space.dispose();
}

module.exports = { randomProgram: seed => new RandomProgram(seed).xml() };
