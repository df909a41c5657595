// The IR as stable text: tests compare it, people read it, and `placeKey` makes places comparable.
import type {
  Block,
  Callee,
  Element,
  Instr,
  IrFunction,
  Place,
  Region,
  Root,
  Terminal,
  Value,
} from './model.ts';
import { partsOf } from './visit.ts';

/** Prints a function: a line for what it is, one per loop, then its blocks, every line under the name of its block. */
export function printFunction(fn: IrFunction): string {
  const lines = [printHeader(fn)];
  for (const loop of fn.loops) {
    const over = loop.collection === null ? '' : ` over ${printValue(loop.collection)}`;
    lines.push(`loop ${loop.id}: ${loop.kind} at b${loop.header}${over}`);
  }
  for (const block of fn.blocks) lines.push(...printBlock(block));
  return lines.join('\n');
}

function printHeader(fn: IrFunction): string {
  const marks = [
    fn.isStatic ? 'static' : '',
    fn.isAsync ? 'async' : '',
    fn.isGenerator ? 'generator' : '',
    fn.kind,
    fn.name ?? '',
  ];
  return marks.filter((mark) => mark !== '').join(' ');
}

function printBlock(block: Block): string[] {
  const lines = [...block.instrs.map(printInstr), printTerminal(block.terminal)];
  const marks = printMarks(block);
  if (marks !== '') lines.unshift(`(${marks})`);
  return lines.map((line) => `b${block.id}: ${line}`);
}

function printMarks(block: Block): string {
  const marks = block.loops.map((loop) => `loop ${loop}`);
  marks.push(...block.regions.map(printRegion));
  if (block.handler !== null) marks.push(`throws to b${block.handler}`);
  return marks.join(', ');
}

function printRegion(region: Region): string {
  return region.kind === 'finally' ? `finally entered ${region.entered}` : region.kind;
}

/** Prints an instruction; one that produces something starts with its number: `%3 = call socket.send(text)`. */
export function printInstr(instr: Instr): string {
  switch (instr.kind) {
    case 'assign':
      return `${instr.declares ? 'let ' : ''}${printPlace(instr.target)} = ${printValue(instr.value)}`;
    case 'call':
      return `%${instr.id} = ${printStyle(instr.style)}${printCallee(instr.callee)}(${printElements(instr.arguments)})`;
    case 'await':
      return `%${instr.id} = await ${printValue(instr.value)}`;
    case 'yield':
      return `%${instr.id} = ${instr.delegates ? 'yield*' : 'yield'} ${printValue(instr.value)}`;
    case 'assume':
      return `assume ${instr.holds ? '' : 'not '}${printValue(instr.test)}`;
    case 'assume-nullish':
      return `assume ${instr.holds ? '' : 'not '}nullish ${printValue(instr.value)}`;
    case 'next':
      return `%${instr.id} = next of loop ${instr.loop}`;
    case 'delete':
      return `delete ${printPlace(instr.target)}`;
    case 'dispose':
      return `dispose ${printPlace(instr.target)}`;
    case 'catch':
      return `%${instr.id} = catch`;
    case 'unsupported':
      return `unsupported ${instr.what}`;
    default:
      return instr satisfies never;
  }
}

// `super` and `import` already stand where the callee is printed.
function printStyle(style: (Instr & { kind: 'call' })['style']): string {
  return style === 'super' ? 'call ' : `${style} `;
}

function printCallee(callee: Callee): string {
  if (callee.kind === 'value') return printValue(callee.value);
  return `${printValue(callee.receiver)}${callee.name === null ? '[?]' : `.${callee.name}`}`;
}

function printElements(elements: readonly Element[]): string {
  return elements.map((element) => `${element.spread ? '...' : ''}${printValue(element.value)}`).join(', ');
}

/** Prints the end of a block. */
export function printTerminal(terminal: Terminal): string {
  switch (terminal.kind) {
    case 'goto':
      return `goto b${terminal.to}`;
    case 'choose':
      return `choose ${terminal.to.map((id) => `b${id}`).join(' ')}`;
    case 'return':
      return terminal.value === null ? 'return' : `return ${printValue(terminal.value)}`;
    case 'throw':
      return `throw ${printValue(terminal.value)}`;
    case 'end':
    case 'rethrow':
      return terminal.kind;
    default:
      return terminal satisfies never;
  }
}

/** Prints a value as an expression; parts of it that are not atoms stand in parentheses. */
export function printValue(value: Value): string {
  const text: string[] = [];
  const pending: (Value | string)[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') text.push(next);
    else pending.push(...layoutOf(next, next !== value).reverse());
  }
  return text.join('');
}

/** A value as a row of texts and of the values within it. */
function layoutOf(value: Value, within: boolean): (Value | string)[] {
  const row = rowOf(value);
  return within && isCompound(value) ? ['(', ...row, ')'] : row;
}

function rowOf(value: Value): (Value | string)[] {
  switch (value.kind) {
    case 'literal':
      return [printLiteral(value.value)];
    case 'place':
      return [printPlace(value.place), value.optional ? '?' : ''];
    case 'result':
      return [`%${value.of}`];
    case 'function':
      return [`function#${value.function}`];
    case 'class':
      return [`class#${value.class}`];
    case 'not':
      return ['!', value.operand];
    case 'typeof':
      return ['typeof ', value.operand];
    case 'compare':
    case 'logical':
    case 'arithmetic':
      return [value.left, ` ${value.operator} `, value.right];
    case 'conditional':
      return [value.test, ' ? ', value.then, ' : ', value.otherwise];
    case 'list':
      return ['[', ...separated(value, (index) => (value.elements[index]?.spread ? '...' : '')), ']'];
    case 'record':
      return ['{', ...separated(value, (index) => printEntryName(value.entries[index]?.name)), '}'];
    case 'opaque':
      return ['opaque'];
    default:
      return [value satisfies never];
  }
}

function printEntryName(name: string | null | undefined): string {
  if (name === null || name === undefined) return '[?]: ';
  return `${isIdentifier(name) ? name : quote(name)}: `;
}

function separated(value: Value, prefix: (index: number) => string): (Value | string)[] {
  return partsOf(value).flatMap((part, index) => [`${index > 0 ? ', ' : ''}${prefix(index)}`, part]);
}

function isCompound(value: Value): boolean {
  return value.kind !== 'list' && value.kind !== 'record' && partsOf(value).length > 0;
}

/** Prints a place as a member expression: `this.rooms[id]`, `%4.socket`, `parameter 0`. */
export function printPlace(place: Place): string {
  return `${printRoot(place.root)}${printPath(place.path)}`;
}

function printPath(path: readonly string[]): string {
  return path.map((segment) => (segment.startsWith('[') ? segment : `.${segment}`)).join('');
}

function printRoot(root: Root): string {
  switch (root.kind) {
    case 'variable':
      return root.variable.name;
    case 'global':
      return root.name;
    case 'this':
    case 'super':
      return root.kind;
    case 'parameter':
      return `parameter ${root.rest ? '...' : ''}${root.index}`;
    case 'result':
      return `%${root.of}`;
    default:
      return root satisfies never;
  }
}

/**
 * Makes a key that two places of one module share exactly if they are written the same way from the same root. Results and
 * parameters are told apart within one function only. A place with `[?]` in it shares a key with others that it need not equal.
 */
export function placeKey(place: Place): string {
  return `${rootKey(place.root)}${place.path.map((segment) => `.${segment}`).join('')}`;
}

function rootKey(root: Root): string {
  switch (root.kind) {
    case 'variable':
      return `variable:${root.variable.id}`;
    case 'global':
      return `global:${root.name}`;
    case 'this':
      return 'class' in root.of ? `this:class:${root.of.class}` : `this:function:${root.of.function}`;
    case 'parameter':
      return `parameter:${root.rest ? '...' : ''}${root.index}`;
    case 'result':
      return `result:${root.of}`;
    case 'super':
      return 'super';
    default:
      return root satisfies never;
  }
}

// A longer key costs more to compare than it can ever tell: nobody indexes by such an expression twice.
const longestKey = 200;

/** The segment for the entry of a collection under a key: `rooms.get(id)` → `[id]`; `[?]` for a key that may differ each time. */
export function entrySegment(key: Value): string {
  if (key.kind === 'literal' && !(key.value instanceof RegExp)) return `[${printLiteral(key.value)}]`;
  if (key.kind !== 'place' || key.place.root.kind === 'result') return '[?]';
  const text = printPlace(key.place);
  return text.length > longestKey || text.includes('[?]') ? '[?]' : `[${text}]`;
}

/** The segment for a computed member: `record['socket']` → `socket`, `record[name]` → `[name]`. */
export function memberSegment(key: Value): string {
  const isName = key.kind === 'literal' && typeof key.value === 'string' && isIdentifier(key.value);
  return isName ? String(key.value) : entrySegment(key);
}

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name);
}

function printLiteral(literal: (Value & { kind: 'literal' })['value']): string {
  if (typeof literal === 'string') return quote(literal);
  return typeof literal === 'bigint' ? `${literal}n` : String(literal);
}

function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
