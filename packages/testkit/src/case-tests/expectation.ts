// Expected findings stand in the case itself, as a comment below the code: carets under the range, then the message.
//
//       socket.send(reading);
//     //^^^^^^^^^^^^^^^^^^^^ surely
//
// Carets cannot stand under their own slashes. Right behind slashes that are indented like the code, they mean the code's start.

/** One expected finding, in the code without its expectations. Lines and columns count from 1. */
export interface Expectation {
  readonly line: number;
  readonly column: number;
  /** Behind the last caret; null when the carets reach the end of the line, since the range may go on below. */
  readonly endColumn: number | null;
  readonly message: string;
}

const EXPECTATION = /^(\s*\/\/\s*)(\^+)\s+([\w-]+)\s*$/;

/** Takes the expectations out of a case; what remains is the code that rules, repairs and runs are given. */
export function readExpectations(text: string): {
  readonly code: string;
  readonly expected: readonly Expectation[];
} {
  const lines: string[] = [];
  const expected: Expectation[] = [];
  for (const line of text.split('\n')) {
    const match = EXPECTATION.exec(line);
    if (match === null) lines.push(line);
    else expected.push(expectationOf(match, lines));
  }
  return { code: lines.join('\n'), expected: expected.sort(byPosition) };
}

function expectationOf(
  [, before = '', carets = '', message = '']: RegExpExecArray,
  lines: readonly string[],
): Expectation {
  const target = lines.at(-1) ?? '';
  const [indent = ''] = /^\s*/.exec(target) ?? [];
  const start = before === `${indent}//` ? indent.length : before.length;
  const end = before.length + carets.length;
  return {
    line: lines.length,
    column: start + 1,
    endColumn: end >= target.trimEnd().length ? null : end + 1,
    message,
  };
}

function byPosition(left: Expectation, right: Expectation): number {
  return left.line - right.line || left.column - right.column;
}
