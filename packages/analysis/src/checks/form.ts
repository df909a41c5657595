// A shape in which a condition means to ask whether a socket is open, and doesn't.
import type { IneffectiveForm } from '../facts.ts';
import type { GuardContext } from '../guards/guard.ts';
import type { Node, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Atom } from './atoms.ts';
import type { Target } from './target.ts';

/** What an expression was lowered to, and what its function's guards may look at. */
export interface Lowered {
  readonly value: Value;
  readonly guard: GuardContext;
}

/** What a form may look at. Nothing is known of any socket: a form judges the condition alone. */
export interface FormContext {
  readonly identification: Identification;
  readonly textOf: (node: Node) => string;
  /** Null for an expression that was not lowered. */
  readonly lowered: (node: Node) => Lowered | null;
}

/** Reads a question that the way to a send settles; returns null for a question of another shape, or a good one. */
export type Form = (atom: Atom, target: Target, context: FormContext) => IneffectiveForm | null;
