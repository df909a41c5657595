// Generated programs as data. A program holds one socket, or several in a collection, and a body that runs at some moment of its
// life; `print.ts` says how each variant reads.

/**
 * | family    | the socket                                                                        |
 * | --------- | ---------------------------------------------------------------------------------- |
 * | `ws`      | throws while connecting, loses in silence later                                   |
 * | `net`     | keeps back while connecting, loses in silence later, an `error` event after `end` |
 * | `workers` | throws in every state but open                                                    |
 */
export const FAMILIES = ['ws', 'net', 'workers'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * | scene         | the socket is                                                 |
 * | ------------- | -------------------------------------------------------------- |
 * | `accepted`    | handed to a connection handler                                |
 * | `constructed` | made at the top level                                         |
 * | `parameter`   | handed to an exported function                                |
 * | `class`       | kept in a field                                               |
 * | `collection`  | one of many in a set; the body is run for each of them        |
 */
export const SCENES = ['accepted', 'constructed', 'parameter', 'class', 'collection'] as const;
export type Scene = (typeof SCENES)[number];

/** When the body runs; a scene that cannot have the moment runs it at once. */
export const MOMENTS = ['message', 'now', 'open', 'close', 'error', 'timer'] as const;
export type Moment = (typeof MOMENTS)[number];

/**
 * | test        | asks                                                            |
 * | ----------- | ---------------------------------------------------------------- |
 * | `constant`  | `socket.readyState === WebSocket.OPEN`                          |
 * | `number`    | `socket.readyState === 1`                                       |
 * | `predicate` | `isOpen(socket)`                                                |
 * | `alias`     | `const open = …; if (open)`                                     |
 * | `noted`     | `if (noted)`, which the first line of the body has asked        |
 * | `flag`      | `if (alive)`, which the close handler clears                    |
 * | `partial`   | `socket.readyState !== WebSocket.CLOSED`: not what it means to  |
 */
export const TESTS = ['constant', 'number', 'predicate', 'alias', 'noted', 'flag', 'partial'] as const;
export type Test = (typeof TESTS)[number];

export const LOOPS = ['for-of', 'counted', 'while', 'do'] as const;
export const CALLBACKS = ['timeout', 'microtask', 'then', 'each'] as const;
export const HELPERS = ['closure', 'parameter'] as const;
/**
 * | choice      | asks                                                         |
 * | ----------- | -------------------------------------------------------------- |
 * | `anew`      | `if (isBusy())`                                              |
 * | `noted`     | `if (wasBusy)`, which the first line of the body has asked   |
 * | `noted-not` | `if (!wasBusy)`                                              |
 */
export const CHOICES = ['anew', 'noted', 'noted-not'] as const;

export const JUMPS = ['return', 'continue', 'break', 'throw'] as const;

export type Statement =
  /** `socket.send('m1')`; `heard` hands over a callback that looks at its error. */
  | { readonly kind: 'send'; readonly heard: 'heard' | 'unheard' }
  /** `socket.close()`, `socket.terminate()` */
  | { readonly kind: 'close'; readonly how: 'politely' | 'at-once' }
  /** `if (open) { body } else { otherwise }`; `negated` asks the other way round. */
  | {
      readonly kind: 'check';
      readonly test: Test;
      readonly way: 'plain' | 'negated';
      readonly body: Body;
      readonly otherwise: Body;
    }
  /** `open && socket.send('m1')`, `open ? socket.send('m1') : null` */
  | { readonly kind: 'checked-send'; readonly test: Test; readonly by: 'and' | 'choice' }
  /** `if (!open) return` */
  | { readonly kind: 'leave'; readonly test: Test; readonly jump: (typeof JUMPS)[number] }
  /** `await lookUp()`, `await null`, `await refusal()`, which rejects later */
  | { readonly kind: 'await'; readonly of: 'work' | 'nothing' | 'refusal' }
  /** `if (isBusy()) { body } else { otherwise }` */
  | {
      readonly kind: 'choose';
      readonly asks: (typeof CHOICES)[number];
      readonly body: Body;
      readonly otherwise: Body;
    }
  /** `if (isBusy()) return` */
  | { readonly kind: 'jump'; readonly jump: (typeof JUMPS)[number] }
  | { readonly kind: 'loop'; readonly form: (typeof LOOPS)[number]; readonly body: Body }
  /** `try { body } catch (error) { report(error); handler } finally { end }`; null leaves the clause out. */
  | { readonly kind: 'try'; readonly body: Body; readonly handler: Body | null; readonly end: Body | null }
  /** `setTimeout(() => { body })` */
  | { readonly kind: 'callback'; readonly form: (typeof CALLBACKS)[number]; readonly body: Body }
  /** A function that is called on the spot. */
  | { readonly kind: 'helper'; readonly form: (typeof HELPERS)[number]; readonly body: Body };

export type Body = readonly Statement[];

export interface ProgramModel {
  readonly family: Family;
  readonly scene: Scene;
  readonly moment: Moment;
  /** How a collection is walked: as it stands, or a copy of it. */
  readonly walk: 'for-of' | 'copy' | 'forEach';
  readonly body: Body;
}

/** Yields the statements of a body and of all bodies in it. */
export function* eachStatement(body: Body): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    for (const inner of bodiesOf(statement)) yield* eachStatement(inner);
  }
}

/** Lists the bodies of a statement in source order. */
export function bodiesOf(statement: Statement): readonly Body[] {
  switch (statement.kind) {
    case 'check':
    case 'choose':
      return [statement.body, statement.otherwise];
    case 'try':
      return [statement.body, statement.handler ?? [], statement.end ?? []];
    case 'loop':
    case 'callback':
    case 'helper':
      return [statement.body];
    default:
      return [];
  }
}
