// Order, and what a walk must not leave out.
import { expect, test } from 'vitest';
import type { Instr, Node, Value } from './model.ts';
import { printValue } from './print.ts';
import { eachOperand, eachSubvalue, eachSuccessor, reversePostorder } from './visit.ts';

// Walks do not look at nodes.
const node = { type: 'Identifier' } as Node;
const literal = (value: number): Value => ({ kind: 'literal', value, node });

test('subvalues come outermost first, then from left to right', () => {
  const list: Value = { kind: 'list', elements: [{ value: literal(1), spread: true }], node };
  const record: Value = { kind: 'record', entries: [{ name: 'two', value: literal(2) }], node };
  const test: Value = { kind: 'not', operand: list, node };
  const value: Value = { kind: 'conditional', test, then: record, otherwise: literal(3), node };
  expect([...eachSubvalue(value)].map(printValue)).toEqual([
    '(![...1]) ? {two: 2} : 3',
    '![...1]',
    '[...1]',
    '1',
    '{two: 2}',
    '2',
    '3',
  ]);
});

test('operands of a call are what it is called on, then its arguments', () => {
  const call: Instr = {
    id: 0,
    node,
    kind: 'call',
    style: 'call',
    callee: { kind: 'method', receiver: literal(1), name: 'send' },
    arguments: [{ value: literal(2), spread: false }],
  };
  expect([...eachOperand(call)].map(printValue)).toEqual(['1', '2']);
  expect([...eachOperand({ id: 0, node, kind: 'catch' })]).toEqual([]);
});

test('successors are the targets, then the handler', () => {
  expect([...eachSuccessor({ terminal: { kind: 'choose', to: [4, 2] }, handler: 1 })]).toEqual([4, 2, 1]);
  expect([...eachSuccessor({ terminal: { kind: 'rethrow' }, handler: 1 })]).toEqual([1]);
  expect([...eachSuccessor({ terminal: { kind: 'end' }, handler: null })]).toEqual([]);
});

test('reverse postorder puts a block behind all that lead to it, but for the ways back of loops', () => {
  const graph = new Map([
    [0, [1, 4]],
    [1, [2, 3]],
    [2, [1]],
    [3, [5]],
    [4, [5]],
    [5, []],
    [6, [5]],
  ]);
  expect(reversePostorder(0, (id) => graph.get(id) ?? [])).toEqual([0, 1, 2, 3, 4, 5]);
});
