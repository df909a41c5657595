// A program's tree as TypeScript text, a statement a line.
import { WORDS, type FamilyWords } from './families.ts';
import { eachStatement, type Body, type ProgramModel, type Statement, type Test } from './grammar.ts';

interface Writer {
  readonly words: FamilyWords;
  /** What the socket is called here. */
  readonly socket: string;
  readonly alive: string;
  readonly count: { names: number; sends: number };
}

type Lines = readonly string[];

const AWAITS = { work: 'await lookUp();', nothing: 'await null;', refusal: 'await refusal();' };
const REFUSAL =
  'const refusal = () => new Promise((_, refuse) => setTimeout(() => refuse(new Error(`late`)), 10));';

/** Prints a program that was fitted. Each send has a text of its own: `'m1'`, `'m2'`, … in source order. */
export function printProgram(model: ProgramModel): string {
  const words = WORDS[model.family];
  const used = new Set([...eachStatement(model.body)].flatMap((one) => ('test' in one ? [one.test] : [])));
  const lines = [
    words.header,
    'declare function lookUp(): Promise<string>;',
    'declare function isBusy(): boolean;',
    'declare function report(problem: unknown): void;',
  ];
  if (used.has('predicate'))
    lines.push(`const isOpen = (peer: ${words.type}): boolean => ${words.tests.constant('peer')};`);
  if ([...eachStatement(model.body)].some((one) => one.kind === 'await' && one.of === 'refusal'))
    lines.push(REFUSAL);
  lines.push(...printScene(model, used.has('flag')));
  return `${lines.join('\n')}\n`;
}

function printScene(model: ProgramModel, hasFlag: boolean): Lines {
  const { scene, body } = model;
  const words = WORDS[model.family];
  const inside = scene === 'class';
  const writer: Writer = {
    words,
    socket: inside ? 'this.socket' : 'socket',
    alive: inside ? 'this.alive' : 'alive',
    count: { names: 0, sends: 0 },
  };
  switch (scene) {
    case 'accepted':
      return [
        words.accepted.before,
        ...indent([...listeners(writer, hasFlag), ...printMoment(model, writer)]),
        words.accepted.after,
      ];
    case 'constructed':
      return [...words.made, ...listeners(writer, hasFlag), ...printMoment(model, writer)];
    case 'parameter':
      return [
        ...words.dial,
        `export ${asyncWord(body)}function work(socket: ${words.type}) {`,
        ...indent(printWhole(body, writer)),
        '}',
      ];
    case 'class':
      return [
        ...words.dial,
        'export class Link {',
        ...(hasFlag ? ['  private alive = true;'] : []),
        `  private readonly socket: ${words.type};`,
        `  constructor(socket: ${words.type}) {`,
        '    this.socket = socket;',
        ...indent(indent(listeners(writer, hasFlag))),
        ...(model.moment === 'now' ? [] : indent(indent(printTrigger(model, writer, '() => this.work()')))),
        '  }',
        `  ${asyncWord(body)}work() {`,
        ...indent(indent(printWhole(body, writer))),
        '  }',
        '}',
      ];
    case 'collection':
      return [
        ...words.dial,
        `const peers = new Set<${words.type}>();`,
        words.accepted.before,
        '  peers.add(socket);',
        `  ${words.listen('socket', 'error', 'report')}`,
        `  ${words.listen('socket', 'close', '() => peers.delete(socket)')}`,
        words.accepted.after,
        `export ${model.walk === 'forEach' ? '' : asyncWord(body)}function work() {`,
        ...indent(printWalk(model, writer)),
        '}',
      ];
  }
}

function listeners({ words, socket, alive }: Writer, hasFlag: boolean): Lines {
  const isField = alive !== 'alive';
  const clears = words.listen(socket, 'close', `() => {\n  ${alive} = false;\n}`).split('\n');
  return [
    ...(hasFlag && !isField ? ['let alive = true;'] : []),
    words.listen(socket, 'error', 'report'),
    ...(hasFlag ? clears : []),
  ];
}

function printWalk({ walk, body }: ProgramModel, writer: Writer): Lines {
  const inner = indent(printWhole(body, writer));
  if (walk === 'forEach') return [`peers.forEach(${asyncWord(body)}(socket) => {`, ...inner, '});'];
  return [`for (const socket of ${walk === 'copy' ? '[...peers]' : 'peers'}) {`, ...inner, '}'];
}

function printMoment(model: ProgramModel, writer: Writer): Lines {
  const whole = [`${asyncWord(model.body)}() => {`, ...indent(printWhole(model.body, writer)), '}'];
  return printTrigger(model, writer, whole.join('\n'));
}

/** Has a function run when it should. */
function printTrigger({ moment }: ProgramModel, { words, socket }: Writer, fn: string): Lines {
  const { message, open } = words.events;
  switch (moment) {
    case 'message':
      return words.listen(socket, message, fn).split('\n');
    case 'open':
      return words.listen(socket, open, fn).split('\n');
    case 'close':
    case 'error':
      return words.listen(socket, moment, fn).split('\n');
    case 'timer':
      return `setInterval(${fn}, 1000);`.split('\n');
    case 'now':
      return `const work = ${fn};\nvoid work();`.split('\n');
  }
}

/** `async (peer) => { … }` */
function printFunction(parameters: string, body: Body, writer: Writer): string {
  return [`${asyncWord(body)}(${parameters}) => {`, ...indent(printBody(body, writer)), '}'].join('\n');
}

/** The body of the program. What it asks in its first line it may ask again much later. */
function printWhole(body: Body, writer: Writer): Lines {
  const statements = [...eachStatement(body)];
  const notes = statements.some((one) => 'test' in one && one.test === 'noted');
  const isAskedAgain = statements.some((one) => one.kind === 'choose' && one.asks !== 'anew');
  const { words, socket } = writer;
  return [
    ...(notes ? [`const noted = ${words.tests.constant(socket)};`] : []),
    ...(isAskedAgain ? ['const wasBusy = isBusy();'] : []),
    ...printBody(body, writer),
  ];
}

function printBody(body: Body, writer: Writer): Lines {
  return body.flatMap((statement) => printStatement(statement, writer));
}

function printStatement(statement: Statement, writer: Writer): Lines {
  const { words, socket } = writer;
  const block = (body: Body): Lines => indent(printBody(body, writer));
  switch (statement.kind) {
    case 'send':
      return [`${printSend(writer, statement.heard)};`];
    case 'close':
      return [`${socket}.${words.close[statement.how]}();`];
    case 'await':
      return [AWAITS[statement.of]];
    case 'check': {
      const { before, test } = printTest(statement.test, writer);
      const [first, second] = [block(statement.body), block(statement.otherwise)];
      if (statement.way === 'negated')
        return [...before, `if (!(${test})) {`, ...second, '} else {', ...first, '}'];
      const rest = second.length === 0 ? ['}'] : ['} else {', ...second, '}'];
      return [...before, `if (${test}) {`, ...first, ...rest];
    }
    case 'checked-send': {
      const { before, test } = printTest(statement.test, writer);
      const send = printSend(writer, 'unheard');
      return [...before, statement.by === 'and' ? `${test} && ${send};` : `${test} ? ${send} : null;`];
    }
    case 'leave': {
      const { before, test } = printTest(statement.test, writer);
      return [...before, `if (!(${test})) ${printJump(statement.jump)}`];
    }
    case 'choose': {
      const second = block(statement.otherwise);
      const rest = second.length === 0 ? ['}'] : ['} else {', ...second, '}'];
      return [`if (${CHOICE[statement.asks]}) {`, ...block(statement.body), ...rest];
    }
    case 'jump':
      return [`if (isBusy()) ${printJump(statement.jump)}`];
    case 'loop':
      return printLoop(statement, writer);
    case 'try':
      return [
        'try {',
        ...block(statement.body),
        ...(statement.handler === null
          ? []
          : ['} catch (error) {', '  report(error);', ...block(statement.handler)]),
        ...(statement.end === null ? [] : ['} finally {', ...block(statement.end)]),
        '}',
      ];
    case 'callback':
      return printCallback(statement, writer);
    case 'helper':
      return printHelper(statement, writer);
  }
}

function printSend({ words, socket, count }: Writer, heard: 'heard' | 'unheard'): string {
  const listener = heard === 'heard' && words.send !== 'none' ? ', (error) => error && report(error)' : '';
  // A pair's `send` takes no callback.
  const given = words.listen('', '', '').startsWith('.add') ? '' : listener;
  return `${socket}.${words.send}('m${++count.sends}'${given})`;
}

function printTest(test: Test, writer: Writer): { readonly before: Lines; readonly test: string } {
  const { words, socket, alive, count } = writer;
  switch (test) {
    case 'alias': {
      const name = `open${++count.names}`;
      return { before: [`const ${name} = ${words.tests.constant(socket)};`], test: name };
    }
    case 'flag':
      return { before: [], test: alive };
    case 'noted':
      return { before: [], test: 'noted' };
    case 'predicate':
      return { before: [], test: `isOpen(${socket})` };
    default:
      return { before: [], test: words.tests[test](socket) };
  }
}

const printJump = (jump: string): string => (jump === 'throw' ? `throw new Error('busy');` : `${jump};`);

function printLoop({ form, body }: Statement & { kind: 'loop' }, writer: Writer): Lines {
  const name = `${form === 'for-of' ? 'part' : form === 'counted' ? 'round' : 'left'}${++writer.count.names}`;
  const inner = indent(printBody(body, writer));
  switch (form) {
    case 'for-of':
      return [`for (const ${name} of ['a', 'b']) {`, `  report(${name});`, ...inner, '}'];
    case 'counted':
      return [`for (let ${name} = 0; ${name} < 2; ${name}++) {`, ...inner, '}'];
    case 'while':
      return [`let ${name} = 2;`, `while (${name}-- > 0) {`, ...inner, '}'];
    case 'do':
      return [`let ${name} = 2;`, 'do {', ...inner, `} while (--${name} > 0);`];
  }
}

function printCallback({ form, body }: Statement & { kind: 'callback' }, writer: Writer): Lines {
  const fn = printFunction('', body, writer);
  switch (form) {
    case 'timeout':
      return `setTimeout(${fn}, 100);`.split('\n');
    case 'microtask':
      return `queueMicrotask(${fn});`.split('\n');
    case 'then':
      return `void lookUp().then(${fn});`.split('\n');
    case 'each':
      return `['a', 'b'].forEach(${fn});`.split('\n');
  }
}

function printHelper({ form, body }: Statement & { kind: 'helper' }, writer: Writer): Lines {
  const name = `help${++writer.count.names}`;
  const call = asyncWord(body) === '' ? '' : 'await ';
  if (form === 'closure')
    return [...`const ${name} = ${printFunction('', body, writer)};`.split('\n'), `${call}${name}();`];
  const peer = `peer${writer.count.names}`;
  const fn = printFunction(`${peer}: ${writer.words.type}`, body, { ...writer, socket: peer });
  return [...`const ${name} = ${fn};`.split('\n'), `${call}${name}(${writer.socket});`];
}

/** `async ` where the body awaits; callbacks in it wait for themselves. */
function asyncWord(body: Body): string {
  return awaits(body) ? 'async ' : '';
}

function awaits(body: Body): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case 'await':
        return true;
      case 'check':
      case 'choose':
        return awaits(statement.body) || awaits(statement.otherwise);
      case 'try':
        return awaits(statement.body) || awaits(statement.handler ?? []) || awaits(statement.end ?? []);
      case 'loop':
      case 'helper':
        return awaits(statement.body);
      default:
        return false;
    }
  });
}

const CHOICE = {
  anew: 'isBusy()',
  noted: 'wasBusy',
  'noted-not': '!wasBusy',
} as const satisfies Readonly<Record<(Statement & { kind: 'choose' })['asks'], string>>;

const indent = (lines: Lines): Lines => lines.map((line) => `  ${line}`);
