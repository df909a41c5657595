// What is known of a file before any body is lowered.
import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { expect, test } from 'vitest';
import type { Instr, IrModule } from '../ir/model.ts';
import { placeKey } from '../ir/print.ts';
import { childrenOf } from './children.ts';
import { lowerModule } from './module.ts';

interface Lowered {
  readonly ast: TSESTree.Program;
  readonly module: IrModule;
}

function lower(text: string): Lowered {
  const { ast, scopeManager } = parseForESLint(text, { range: true, loc: true });
  return { ast, module: lowerModule({ ast, text, scopes: scopeManager.scopes }) };
}

function* eachNode(root: TSESTree.Node): Generator<TSESTree.Node> {
  yield root;
  for (const child of childrenOf(root)) yield* eachNode(child);
}

function identifiers({ ast }: Lowered, name: string): TSESTree.Identifier[] {
  const all = [...eachNode(ast)].filter((node) => node.type === 'Identifier');
  return all.filter((identifier) => identifier.name === name);
}

/** The keys of the receivers of all calls of a method. */
function receiversOf(module: IrModule, name: string): string[] {
  const calls: Instr[] = module.functions.flatMap((header) => [...module.body(header.id).instrs.values()]);
  return calls.flatMap((instr) => {
    if (instr.kind !== 'call' || instr.callee.kind !== 'method' || instr.callee.name !== name) return [];
    const { receiver } = instr.callee;
    return receiver.kind === 'place' ? [placeKey(receiver.place)] : [receiver.kind];
  });
}

test('functions are numbered in the order of the source and know where they stand', () => {
  const { module } = lower(`
    use(() => 1);
    class Link {
      send = async () => {};
      close() {
        function later() {}
      }
    }
  `);
  expect(
    module.functions.map(({ id, kind, name, parent, class: of }) => [id, kind, name, parent, of]),
  ).toEqual([
    [0, 'module', null, null, null],
    [1, 'arrow', null, 0, null],
    [2, 'field', 'send', 0, 0],
    [3, 'arrow', 'send', 2, null],
    [4, 'method', 'close', 0, 0],
    [5, 'function', 'later', 4, null],
  ]);
});

test('members, where a field that holds a function counts as a method', () => {
  const { module } = lower(`
    class Base {}
    const Other = class extends Base {
      static send() {}
      set open(value) {}
      get open() { return 1; }
      send() {}
      #flush = () => {};
      socket = connect();
      [key]() {}
      "on-close"() {}
    };
    class Third extends Other {}
    class Fourth extends Elsewhere {}
  `);
  const [, other] = module.classes;
  const kinds = [...(other?.members ?? [])].map(([name, id]) => {
    const { kind, isStatic } = module.functions[id] ?? {};
    return [name, kind, isStatic];
  });
  expect(kinds).toEqual([
    ['open', 'getter', false],
    ['send', 'method', false],
    ['#flush', 'arrow', false],
    ['on-close', 'method', false],
  ]);
  expect(module.classes.map(({ name, base }) => [name, base])).toEqual([
    ['Base', null],
    ['Other', 0],
    ['Third', 1],
    ['Fourth', null],
  ]);
});

test('functions and classes are found by their nodes, methods by what holds them too', () => {
  const { ast, module } = lower(
    'class Link { send() {} open = 1; later; } const record = { close() {}, name: 1 };',
  );
  const named = [...eachNode(ast)].flatMap((node) => {
    const header = module.functionOf(node);
    return header === null ? [] : [[node.type, header.kind, header.name]];
  });
  expect(named).toEqual([
    ['Program', 'module', null],
    ['MethodDefinition', 'method', 'send'],
    ['FunctionExpression', 'method', 'send'],
    ['PropertyDefinition', 'field', 'open'],
    ['Property', 'method', 'close'],
    ['FunctionExpression', 'method', 'close'],
  ]);
  const [first] = ast.body;
  expect(first && module.classOf(first)?.name).toBe('Link');
  expect(module.classOf(ast)).toBeNull();
});

test('a body is lowered once', () => {
  const { module } = lower('function send() {}');
  expect(module.body(1)).toBe(module.body(1));
  expect(() => module.body(2)).toThrow('invariant');
});

test('one variable for all uses of a name, another for one that shadows it, none for the names of the platform', () => {
  const source = lower('let socket; socket.send(); { let socket; socket.send(); } new WebSocket(socket);');
  const variables = identifiers(source, 'socket').map((name) => source.module.variableOf(name)?.id);
  expect(new Set(variables).size).toBe(2);
  expect(variables).toEqual([variables[0], variables[0], variables[2], variables[2], variables[0]]);
  expect(identifiers(source, 'WebSocket').map(source.module.variableOf)).toEqual([null]);
});

test('a class has one variable inside and outside', () => {
  const source = lower('class Link { make() { return new Link(); } } new Link();');
  const variables = identifiers(source, 'Link').map(source.module.variableOf);
  expect(variables).toHaveLength(3);
  expect(new Set(variables).size).toBe(1);
});

test('members of a class and the arrows in them share one `this`; a function has its own', () => {
  const { module } = lower(`
    class Link {
      start = () => this.send();
      open() {
        const self = this;
        on(() => self.send());
        on(function () {
          this.send();
          self.send();
        });
      }
      static make() {
        this.send();
      }
    }
    const record = { open() { this.send(); } };
    this.send();
  `);
  expect(receiversOf(module, 'send')).toEqual([
    'this:function:0',
    'this:class:0',
    'this:class:0',
    'this:function:5',
    'this:class:0',
    expect.stringMatching(/^variable:\d+$/),
    'this:function:7',
  ]);
});

test('an alias of `this` that is written again is a variable like any other', () => {
  const { module } = lower(
    'let self = this; self.send(); self = null; var twice = this; var twice; twice.send();',
  );
  expect(receiversOf(module, 'send')).toEqual([
    expect.stringMatching(/^variable:/),
    expect.stringMatching(/^variable:/),
  ]);
});
