// The IR as stable text: tests compare it and people read it.
import type { Block, Callee, Element, Instr, IrFunction, Region, Terminal } from './model.ts';
import { printPlace } from './place.ts';
import { printOperand, printValue } from './print-value.ts';

export { entrySegment, memberSegment, placeKey, printPlace } from './place.ts';
export { printValue } from './print-value.ts';

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
      return `%${instr.id} = ${printCalled(instr)}(${printElements(instr.arguments)})`;
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

function printCalled({ callee, style }: Instr & { kind: 'call' }): string {
  switch (style) {
    case 'import':
      return style;
    // The callee says `super` already.
    case 'super':
      return `call ${printCallee(callee)}`;
    default:
      return `${style} ${printCallee(callee)}`;
  }
}

function printCallee(callee: Callee): string {
  if (callee.kind === 'value') return printOperand(callee.value);
  return `${printOperand(callee.receiver)}${callee.name === null ? '[?]' : `.${callee.name}`}`;
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
