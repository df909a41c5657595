// Source may nest deeper than the call stack is deep. These trees are built by hand, since parsers give up long before.
import type { TSESTree } from '@typescript-eslint/types';
import { describe, expect, test } from 'vitest';
import type { IrFunction, Node } from '../ir/model.ts';
import { printFunction } from '../ir/print.ts';
import { verify } from '../ir/verify.ts';
import { eachInstr } from '../ir/visit.ts';
import { lowerModule } from './module.ts';

const depth = 20_000;

// Only the fields that the lowering reads.
function make(type: string, fields: Record<string, unknown> = {}): Node {
  return { type, range: [0, 0], ...fields } as unknown as Node;
}

const name = (text: string): Node => make('Identifier', { name: text });
const run = (expression: Node): Node => make('ExpressionStatement', { expression });
const block = (...body: Node[]): Node => make('BlockStatement', { body });
const member = (object: Node, property: string, optional = false): Node =>
  make('MemberExpression', { object, property: name(property), computed: false, optional });
const call = (callee: Node, ...given: Node[]): Node =>
  make('CallExpression', { callee, arguments: given, optional: false });
const logical = (operator: string, left: Node, right: Node): Node =>
  make('LogicalExpression', { operator, left, right });
const choice = (test: Node, consequent: Node, alternate: Node): Node =>
  make('ConditionalExpression', { test, consequent, alternate });

function nest(start: Node, wrap: (inner: Node, level: number) => Node, levels = depth): Node {
  let inner = start;
  for (let level = 0; level < levels; level++) inner = wrap(inner, level);
  return inner;
}

function lowered(statement: Node): IrFunction {
  const ast = make('Program', { body: [statement] }) as TSESTree.Program;
  const fn = lowerModule({ ast, text: '', scopes: [] }).body(0);
  verify(fn);
  expect(printFunction(fn).length).toBeLessThan(depth * 300);
  return fn;
}

function countCalls(fn: IrFunction): number {
  let count = 0;
  for (const instr of eachInstr(fn)) if (instr.kind === 'call') count++;
  return count;
}

const send = (): Node => run(call(member(name('socket'), 'send')));

describe(`${depth} levels of`, () => {
  const statements: Record<string, (inner: Node) => Node> = {
    'else if': (inner) => make('IfStatement', { test: name('ready'), consequent: send(), alternate: inner }),
    if: (inner) => make('IfStatement', { test: name('ready'), consequent: inner, alternate: null }),
    blocks: (inner) => block(inner),
    labels: (inner) => make('LabeledStatement', { label: name('outer'), body: inner }),
    switch: (inner) =>
      make('SwitchStatement', {
        discriminant: name('mode'),
        cases: [make('SwitchCase', { test: name('one'), consequent: [inner] })],
      }),
  };
  test.each(Object.entries(statements))('%s', (_, wrap) => {
    expect(countCalls(lowered(nest(send(), wrap)))).toBeGreaterThan(0);
  });

  const left = () => call(name('first'));
  const expressions: Record<string, (inner: Node) => Node> = {
    'a + b': (inner) => make('BinaryExpression', { operator: '+', left: inner, right: name('part') }),
    'a + (b)': (inner) => make('BinaryExpression', { operator: '+', left: name('part'), right: inner }),
    'a.b().c()': (inner) => call(member(inner, 'next')),
    'a.b.c': (inner) => member(inner, 'next'),
    'f(g(h()))': (inner) => call(name('wrap'), inner),
    'a && b': (inner) => logical('&&', inner, name('ready')),
    'a && f()': (inner) => logical('&&', inner, call(name('check'))),
    'a || f()': (inner) => logical('||', inner, call(name('check'))),
    'a ?? f()': (inner) => logical('??', inner, call(name('check'))),
    'a && (f() && …)': (inner) => logical('&&', name('ready'), inner),
    'a ? b : c': (inner) => choice(name('ready'), name('socket'), inner),
    'a ? f() : …': (inner) => choice(name('ready'), call(name('check')), inner),
    '(… ? a : b) ? c : d': (inner) => choice(inner, name('one'), name('other')),
    '!a': (inner) => make('UnaryExpression', { operator: '!', argument: inner }),
    '[…]': (inner) => make('ArrayExpression', { elements: [inner] }),
    'a = …': (inner) => make('AssignmentExpression', { operator: '=', left: name('copy'), right: inner }),
    'await …': (inner) => make('AwaitExpression', { argument: inner }),
    as: (inner) => make('TSAsExpression', { expression: inner }),
    new: (inner) => make('NewExpression', { callee: inner, arguments: [] }),
    'a, b': (inner) => make('SequenceExpression', { expressions: [name('one'), inner] }),
  };
  test.each(Object.entries(expressions))('%s', (_, wrap) => {
    const argument = nest(left(), wrap);
    expect(countCalls(lowered(make('ReturnStatement', { argument })))).toBeGreaterThan(0);
  });

  const branching = Object.entries(expressions).filter(([form]) => /&&|\|\||\?|!|,/.test(form));
  test.each(branching)('%s as a test', (_, wrap) => {
    const test = nest(left(), wrap);
    const fn = lowered(make('IfStatement', { test, consequent: send(), alternate: null }));
    expect(countCalls(fn)).toBeGreaterThan(0);
  });

  test('a?.b()?.c()', () => {
    const chain = nest(name('link'), (inner) => call(member(inner, 'next', true)));
    expect(countCalls(lowered(run(make('ChainExpression', { expression: chain }))))).toBe(depth);
  });

  test('functions, each in the one before', () => {
    const inner = nest(send(), (body) =>
      run(make('ArrowFunctionExpression', { params: [], body: block(body), async: false, id: null })),
    );
    const ast = make('Program', { body: [inner] }) as TSESTree.Program;
    const module = lowerModule({ ast, text: '', scopes: [] });
    for (const header of module.functions) verify(module.body(header.id));
    expect(module.functions).toHaveLength(depth + 1);
  });
});

test('the time grows with the size, not with its square', () => {
  const chain = (length: number): Node =>
    run(nest(name('ready'), (inner) => logical('&&', inner, call(member(name('socket'), 'send'))), length));
  // Time of the processor, since other tests have their share of the clock; the best of three, since memory is tidied up when it likes.
  const timeMs = (length: number): number => {
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      lowered(chain(length));
      return process.cpuUsage(start).user / 1000;
    });
    return Math.min(...times);
  };
  timeMs(1000);
  const [short, long] = [timeMs(2000), timeMs(20_000)];
  // Ten times the size; a square would take a hundred times as long.
  expect(long).toBeLessThan(Math.max(short, 20) * 50);
});

test('finally bodies nested in each other are copied up to a limit, and what is past it is counted', () => {
  const guarded = (inner: Node): Node =>
    make('TryStatement', { block: block(send()), handler: null, finalizer: block(inner) });
  const fn = lowered(nest(send(), guarded, 200));
  expect(fn.unsupported).toBeGreaterThan(0);
  expect(fn.blocks.length).toBeLessThan(20_000);
});
