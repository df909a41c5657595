// What a type checker can add, as an interface: hosts own the checker, and never one copy's classes come in here.
import type { Node } from '../ir/model.ts';

/** A type by its declaration: `WebSocket` in `@types/ws/index.d.ts`. */
export interface NamedType {
  readonly name: string;
  /** Absolute or relative paths of the declaring files, with `/`; several where files add to one declaration. */
  readonly files: readonly string[];
  /** Type arguments: the element of a `Set<WebSocket>`, key and value of a `Map`. */
  readonly arguments: readonly (readonly NamedType[])[];
  /** What it extends or stands for: bases of a class or interface, parts of an alias. Asked where the name itself says nothing. */
  readonly stands: readonly NamedType[];
}

/** Answers which types an expression can have: a union or intersection lists its parts. An empty list: no answer. */
export interface TypeOracle {
  readonly typesOf: (node: Node) => readonly NamedType[];
}
