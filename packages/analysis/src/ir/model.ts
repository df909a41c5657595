// source ──lower──▶ IrModule ──solve──▶ facts. Types only; each variant has a JS example above it.
// A function is a graph of blocks in reverse postorder: blocks[0] is the entry, and a forward pass is one loop.
// Values are trees without effects; whatever has an effect is an instruction, in evaluation order.
import type { TSESTree } from '@typescript-eslint/types';
import type { ScopeVariable } from '../source.ts';

export type Node = TSESTree.Node;
/** `[start, end)` in UTF-16 offsets. */
export type Range = readonly [start: number, end: number];

export type FunctionId = number;
export type ClassId = number;
export type BlockId = number;
export type LoopId = number;
/** Unique within its function. */
export type InstrId = number;

/** A variable as the scope analysis of the host resolves it. Compared by identity; `id` is unique in the module. */
export interface Variable {
  readonly id: number;
  readonly name: string;
  readonly declaration: ScopeVariable;
}

/** Where a place starts. */
export type Root =
  /** `socket`: a variable of this file, imports included */
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** `WebSocket`: a name that this file does not declare */
  | { readonly kind: 'global'; readonly name: string }
  /** `this`; every method, field and arrow function within a class shares one `this`, so does one outer function */
  | { readonly kind: 'this'; readonly of: { readonly class: ClassId } | { readonly function: FunctionId } }
  /** The nth argument that the function was called with, before destructuring; `rest` collects what follows */
  | { readonly kind: 'parameter'; readonly index: number; readonly rest: boolean }
  /** `open(url).send`: what an instruction produced */
  | { readonly kind: 'result'; readonly of: InstrId }
  /** `super.close`: the same object as `this`, seen as what its class extends */
  | { readonly kind: 'super'; readonly of: Root };

/**
 * A way to reach a value: `this.link.socket` is root `this`, path `['link', 'socket']`.
 *
 * A segment is a property name, `#name` for a private one, `[key]` for a computed one whose key is itself a place or literal
 * (`rooms[id]` and `rooms.get(id)` both print `[id]`), or `[?]` for any other key, which never equals itself.
 */
export interface Place {
  readonly root: Root;
  readonly path: readonly string[];
}

interface ValueBase {
  readonly node: Node;
}

/** A tree without effects. */
export type Value = ValueBase & Shape;

type Shape =
  /** `1`, `'open'`, `null`, `undefined` */
  | {
      readonly kind: 'literal';
      readonly value: string | number | bigint | boolean | null | undefined | RegExp;
    }
  /** `this.socket.readyState`; `optional` when a `?.` stands anywhere on the way */
  | { readonly kind: 'place'; readonly place: Place; readonly optional: boolean }
  /** what instruction `of` produced: a call, an `await`, the item of a loop */
  | { readonly kind: 'result'; readonly of: InstrId }
  /** `(text) => socket.send(text)` */
  | { readonly kind: 'function'; readonly function: FunctionId }
  /** `class Link { … }` */
  | { readonly kind: 'class'; readonly class: ClassId }
  /** `!open` */
  | { readonly kind: 'not'; readonly operand: Value }
  /** `socket.readyState === 1`, `attempts < limit`, `error instanceof Gone`, `'send' in peer` */
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: Value;
      readonly right: Value;
    }
  /** `socket && socket.open`; effects of the right side are instructions on a branch of their own */
  | {
      readonly kind: 'logical';
      readonly operator: '&&' | '||' | '??';
      readonly left: Value;
      readonly right: Value;
    }
  /** `ready ? socket : null`; likewise */
  | { readonly kind: 'conditional'; readonly test: Value; readonly then: Value; readonly otherwise: Value }
  /** `index + 1` */
  | { readonly kind: 'arithmetic'; readonly operator: string; readonly left: Value; readonly right: Value }
  /** `[WebSocket.OPEN, …rest]` */
  | { readonly kind: 'list'; readonly elements: readonly Element[] }
  /** `{ socket, room: name }`; an entry without a name is a spread or has a computed key */
  | {
      readonly kind: 'record';
      readonly entries: readonly { readonly name: string | null; readonly value: Value }[];
    }
  /** `typeof socket` */
  | { readonly kind: 'typeof'; readonly operand: Value }
  /** anything whose value says nothing about a socket: a template, `-x`, `import.meta` */
  | { readonly kind: 'opaque' };

export type CompareOperator = '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=' | 'instanceof' | 'in';

/** `value`, or `...value`. */
export interface Element {
  readonly value: Value;
  readonly spread: boolean;
}

/** What a call calls. */
export type Callee =
  /** `socket.send(…)`; `name` is null when it is computed */
  | { readonly kind: 'method'; readonly receiver: Value; readonly name: string | null }
  /** `deliver(…)`, `new WebSocket(…)`, `super(…)`, `import(…)` */
  | { readonly kind: 'value'; readonly value: Value };

interface InstrBase {
  readonly id: InstrId;
  readonly node: Node;
}

export type Instr = InstrBase & InstrShape;

type InstrShape =
  /** `socket = next`, `const { socket } = record`, `i++`; a declaration without initialiser assigns `undefined` */
  | { readonly kind: 'assign'; readonly target: Place; readonly value: Value; readonly declares: boolean }
  /** `socket.send(text)`, `new WebSocket(url)`, `` html`…` ``; an optional call sits on the branch where its callee exists */
  | {
      readonly kind: 'call';
      readonly callee: Callee;
      readonly arguments: readonly Element[];
      readonly style: 'call' | 'new' | 'tag' | 'super' | 'import';
    }
  /** `await reply`; also each step of `for await` and the end of an `await using` block */
  | { readonly kind: 'await'; readonly value: Value }
  /** `yield part`, `yield* parts` */
  | { readonly kind: 'yield'; readonly value: Value; readonly delegates: boolean }
  /** `if (test)`: first in the branch where `test` is truthy (`holds`) and, negated, in the other */
  | { readonly kind: 'assume'; readonly test: Value; readonly holds: boolean }
  /** `if (socket == null)` as `?.`, `??` and default values ask it; `holds`: it is null or undefined */
  | { readonly kind: 'assume-nullish'; readonly value: Value; readonly holds: boolean }
  /** `for (const socket of sockets)`: the next item, on the branch where there is one; its result is the item */
  | { readonly kind: 'next'; readonly loop: LoopId }
  /** `delete sockets[id]` */
  | { readonly kind: 'delete'; readonly target: Place }
  /** end of the block that declared `using link = …` */
  | { readonly kind: 'dispose'; readonly target: Place }
  /** a catch clause begins; what was thrown goes to its parameter by an `assign` from this result */
  | { readonly kind: 'catch' }
  /** what the lowering cannot follow: everything is widened here */
  | { readonly kind: 'unsupported'; readonly what: string };

export type Terminal =
  | { readonly kind: 'goto'; readonly to: BlockId }
  /** a branch: each target starts with the `assume` that leads there */
  | { readonly kind: 'choose'; readonly to: readonly BlockId[] }
  | { readonly kind: 'return'; readonly value: Value | null; readonly node: Node }
  | { readonly kind: 'throw'; readonly value: Value; readonly node: Node }
  /** the end of the function's body is reached */
  | { readonly kind: 'end' }
  /** leaves an abrupt copy of a `finally` with what came in still being thrown */
  | { readonly kind: 'rethrow' };

/** A part of the source that a block lies in. A `finally` body is lowered once per way into it. */
export type Region =
  | { readonly kind: 'try'; readonly node: TSESTree.TryStatement }
  | { readonly kind: 'catch'; readonly node: TSESTree.TryStatement }
  | {
      readonly kind: 'finally';
      readonly node: TSESTree.TryStatement;
      readonly entered: 'normally' | 'abruptly';
    };

export interface Block {
  readonly id: BlockId;
  readonly instrs: readonly Instr[];
  readonly terminal: Terminal;
  /** Where an exception of any instruction goes; null: out of the function. */
  readonly handler: BlockId | null;
  /** Outermost first. */
  readonly regions: readonly Region[];
  /** Loops whose body or test this block belongs to, outermost first. */
  readonly loops: readonly LoopId[];
}

export interface Loop {
  readonly id: LoopId;
  readonly kind: 'for' | 'while' | 'do-while' | 'for-of' | 'for-in' | 'for-await';
  readonly node: Node;
  /** The block that each round passes first. */
  readonly header: BlockId;
  /** What `for…of`, `for…in` and `for await` walk, as evaluated before the first round; null for the others. */
  readonly collection: Value | null;
}

export type FunctionKind =
  'module' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'field' | 'static-block';

export type FunctionNode =
  | TSESTree.Program
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.PropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.StaticBlock;

/** What is known of a function before and without lowering it. */
export interface FunctionHeader {
  readonly id: FunctionId;
  /** `send`, `#flush`, or null for an anonymous one; an arrow takes the name of the variable or field it initialises. */
  readonly name: string | null;
  readonly kind: FunctionKind;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly isStatic: boolean;
  readonly node: FunctionNode;
  /** The function that this one stands in; null for the module. */
  readonly parent: FunctionId | null;
  /** The class whose member this is, also by its prototype; null outside classes and in functions nested in a member. */
  readonly class: ClassId | null;
  /** Its `this` is that of the code around it: an arrow, or a function that is bound to it on the spot. */
  readonly sharesThis: boolean;
  /** The constructor function on whose prototype this is put, and with whose `this` it runs; null for any other. */
  readonly maker: FunctionId | null;
}

export interface IrFunction extends FunctionHeader {
  /** Reverse postorder; blocks that nothing reaches are left out. */
  readonly blocks: readonly Block[];
  readonly loops: readonly Loop[];
  /** Instructions by `id`. */
  readonly instrs: ReadonlyMap<InstrId, Instr>;
  /** How many `unsupported` instructions it holds. */
  readonly unsupported: number;
}

export interface ClassHeader {
  readonly id: ClassId;
  readonly name: string | null;
  readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression;
  /** Members with a body, by printed name (`send`, `#flush`); computed names are left out. */
  readonly members: ReadonlyMap<string, FunctionId>;
  /** The base class if it is declared in this file. */
  readonly base: ClassId | null;
}

/** One file. Every function has a header; bodies are lowered on request. */
export interface IrModule {
  readonly functions: readonly FunctionHeader[];
  readonly classes: readonly ClassHeader[];
  /** The header of the function that a function node, class member or program belongs to. */
  readonly functionOf: (node: Node) => FunctionHeader | null;
  readonly classOf: (node: Node) => ClassHeader | null;
  readonly variableOf: (identifier: TSESTree.Identifier | TSESTree.JSXIdentifier) => Variable | null;
  /** Lowers a function, once; the answer is kept. */
  readonly body: (id: FunctionId) => IrFunction;
}
