// What a type checker can add, as an interface: hosts own the checker, and never one copy's classes come in here.
import type { Node } from '../ir/model.ts';

/** A type by its declaration: `WebSocket` in `@types/ws/index.d.ts`. A union or intersection lists its parts. */
export interface NamedType {
  readonly name: string;
  /** Absolute or relative path of the declaring file, with `/`. */
  readonly file: string;
  /** Type arguments: the element of a `Set<WebSocket>`, key and value of a `Map`. */
  readonly arguments: readonly (readonly NamedType[])[];
}

/** Answers which types an expression can have. An empty list: no answer. */
export interface TypeOracle {
  readonly typesOf: (node: Node) => readonly NamedType[];
}
