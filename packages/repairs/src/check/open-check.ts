// The library's own question whether a socket is open, as this file can ask it.
import type { SocketSight, Source } from '@socket-safety/analysis';
import type { StateValue } from '@socket-safety/libraries';
import { styleOf } from '../syntax/layout.ts';
import type { Reference } from '../syntax/reference.ts';
import { classNamesOf } from './class-names.ts';
import { findOwnConstant } from './own-constant.ts';
import { stateTestsOf, type StateTest } from './state-test.ts';

/** A condition and its negation. Beside `&&`, `holds` needs no brackets. */
export interface OpenCheck {
  /** `socket.readyState === WebSocket.OPEN` */
  readonly holds: string;
  /** `socket.readyState !== WebSocket.OPEN` */
  readonly fails: string;
}

/**
 * Prints the check of a socket's row.
 *
 * | the file can name…         | compares with      |
 * | -------------------------- | ------------------ |
 * | the class as a value       | `WebSocket.OPEN`   |
 * | what it compares with      | `Impl.OPEN`        |
 * | only the instance          | `socket.OPEN`      |
 * | neither                    | `1`, `'open'`      |
 * | the property is a boolean  | nothing            |
 */
export function inlineCheck(
  reference: Reference,
  socket: SocketSight,
  source: Source,
  tests: readonly StateTest[] = stateTestsOf(socket.row),
): OpenCheck {
  const checks = tests.map((test, at) =>
    // Behind the first test the socket is known to be there.
    printTest(
      test,
      at === 0 ? reference : { ...reference, text: reference.plain, nullable: false },
      socket,
      source,
    ),
  );
  return {
    holds: checks.map(({ holds }) => holds).join(' && '),
    fails: checks.map(({ fails }) => fails).join(' || '),
  };
}

function printTest(test: StateTest, reference: Reference, socket: SocketSight, source: Source): OpenCheck {
  const read = `${reference.text}${reference.nullable ? '?.' : '.'}${test.property}`;
  if (test.unlike === true) {
    const value = openValue(test, reference, socket, source);
    return { holds: `${read} !== ${value}`, fails: `${read} === ${value}` };
  }
  if (test.open === true) return { holds: read, fails: `!${read}` };
  if (test.open === false && !reference.nullable) return { holds: `!${read}`, fails: read };
  const value = openValue(test, reference, socket, source);
  return { holds: `${read} === ${value}`, fails: `${read} !== ${value}` };
}

// `socket?.OPEN` would equal a missing `readyState`, and a longer name twice in a line is hard to read.
function openValue(test: StateTest, reference: Reference, socket: SocketSight, source: Source): string {
  const { constants } = socket.row;
  const name = Object.keys(constants.values).find((key) => constants.values[key] === test.open);
  if (name !== undefined) {
    const { value, isGlobal } = classNamesOf(socket, source);
    // A program that picks its class may run where the global one is missing.
    const own = isGlobal
      ? findOwnConstant({ property: test.property, constant: name }, socket.node, source)
      : null;
    if (own !== null && own !== 'elsewhere') return `${own.name}.${name}`;
    if (own === null && value !== null && constants.on.includes('class')) return `${value}.${name}`;
    const isShort = !reference.nullable && reference.narrows && reference.length <= 2;
    const isWritten = constants.on.includes('instance') && constants.undeclared !== true;
    if (isShort && isWritten) return `${reference.plain}.${name}`;
  }
  return printValue(test.open, source);
}

function printValue(value: StateValue, source: Source): string {
  const { quote } = styleOf(source);
  return typeof value === 'string' ? `${quote}${value}${quote}` : String(value);
}

/** Prints the check by a function of the file. */
export function predicateCheck(reference: Reference, predicate: string): OpenCheck {
  const call = `${predicate}(${reference.plain})`;
  if (!reference.nullable) return { holds: call, fails: `!${call}` };
  return { holds: `${reference.text} && ${call}`, fails: `!${reference.text} || !${call}` };
}
