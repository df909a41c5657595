// Calls of the simulation in the text of a program.
import ts from 'typescript';

const f = ts.factory;

/** `$.name(…given)` */
export function simulated(name: string, given: readonly ts.Expression[]): ts.CallExpression {
  return f.createCallExpression(
    f.createPropertyAccessExpression(f.createIdentifier('$'), name),
    undefined,
    given,
  );
}

/** `() => expression` */
export function thunk(expression: ts.Expression): ts.Expression {
  return f.createArrowFunction(undefined, undefined, [], undefined, undefined, expression);
}
