// The smallest program that still has a fault: parts of the tree are left out as long as it does.
import { fit } from './fitting.ts';
import { bodiesOf, type Body, type Statement } from './grammar.ts';
import { measure, type Fault } from './measure.ts';

/** Returns the smallest program found and what is wrong with it, as text. */
export function findSmallest(fault: Fault, kind: 'misses' | 'broken'): string {
  let best = fault;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const body of eachSmaller(best.model.body)) {
      const [found] = measure([fit({ ...best.model, body })], {
        laws: kind === 'broken' ? 'checked' : 'left out',
      })[kind];
      if (found === undefined || found.text.length >= best.text.length) continue;
      best = found;
      isSmaller = true;
      break;
    }
  }
  return `${best.what}\n${best.text}`;
}

/** Yields the bodies that lack one statement, have its parts in its place, or lack something within it. */
function* eachSmaller(body: Body): Generator<Body> {
  for (const [at, statement] of body.entries()) {
    const replaced = (by: Body): Body => [...body.slice(0, at), ...by, ...body.slice(at + 1)];
    yield replaced([]);
    for (const inner of bodiesOf(statement)) if (inner.length > 0) yield replaced(inner);
    for (const smaller of eachSmallerStatement(statement)) yield replaced([smaller]);
  }
}

function* eachSmallerStatement(statement: Statement): Generator<Statement> {
  switch (statement.kind) {
    case 'check':
    case 'choose':
      for (const body of eachSmaller(statement.body)) yield { ...statement, body };
      for (const otherwise of eachSmaller(statement.otherwise)) yield { ...statement, otherwise };
      return;
    case 'try':
      if (statement.handler !== null && statement.end !== null) yield { ...statement, end: null };
      for (const body of eachSmaller(statement.body)) yield { ...statement, body };
      for (const handler of eachSmaller(statement.handler ?? [])) yield { ...statement, handler };
      for (const end of eachSmaller(statement.end ?? [])) yield { ...statement, end };
      return;
    case 'loop':
    case 'callback':
    case 'helper':
      for (const body of eachSmaller(statement.body)) yield { ...statement, body };
  }
}
