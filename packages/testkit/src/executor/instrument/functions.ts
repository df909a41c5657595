// Functions as the simulation watches them.
import ts from 'typescript';
import { simulated } from './simulated.ts';

const f = ts.factory;

/** A function that stands in a loop's text runs on behalf of the loop: its calls are the loop's. */
export function isWalked(node: FunctionNode): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

export type FunctionNode =
  ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

export function isFunction(node: ts.Node): node is FunctionNode {
  return (
    (ts.isFunctionDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isArrowFunction(node) ||
      ts.isMethodDeclaration(node)) &&
    node.body !== undefined
  );
}

/** Counts the calls of a function; what an async one promises is followed. */
export function watched(node: FunctionNode): FunctionNode {
  if (node.body === undefined) return node;
  const isAsync = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
  const isGenerator = !ts.isArrowFunction(node) && node.asteriskToken !== undefined;
  if (isAsync && !isGenerator) return tracked(node);
  if (!ts.isBlock(node.body)) {
    const counted = f.createParenthesizedExpression(
      f.createComma(simulated('tick', [minusOne()]), node.body),
    );
    return withBody(node, node.parameters, node.modifiers, counted);
  }
  const counted = f.updateBlock(node.body, [
    f.createExpressionStatement(simulated('tick', [minusOne()])),
    ...node.body.statements,
  ]);
  return withBody(node, node.parameters, node.modifiers, counted);
}

const minusOne = (): ts.Expression =>
  f.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, f.createNumericLiteral(1));

/** `async f(a) { … }` → `f(...$given) { return $.track((async (a) => { … })(...$given)); }` */
function tracked(node: FunctionNode): FunctionNode {
  const parameters = node.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this');
  const own = f.createArrowFunction(
    [f.createModifier(ts.SyntaxKind.AsyncKeyword)],
    undefined,
    parameters,
    undefined,
    undefined,
    node.body as ts.ConciseBody,
  );
  const given = f.createIdentifier('$given');
  const call = f.createCallExpression(f.createParenthesizedExpression(own), undefined, [
    f.createSpreadElement(given),
  ]);
  const result = simulated('track', [call]);
  const modifiers = node.modifiers?.filter(({ kind }) => kind !== ts.SyntaxKind.AsyncKeyword);
  const rest = [
    f.createParameterDeclaration(undefined, f.createToken(ts.SyntaxKind.DotDotDotToken), '$given'),
  ];
  const body = ts.isArrowFunction(node)
    ? result
    : f.createBlock([
        f.createExpressionStatement(simulated('tick', [minusOne()])),
        f.createReturnStatement(result),
      ]);
  return withBody(node, rest, modifiers, body);
}

function withBody(
  node: FunctionNode,
  parameters: readonly ts.ParameterDeclaration[],
  modifiers: readonly ts.ModifierLike[] | undefined,
  body: ts.ConciseBody,
): FunctionNode {
  // Only arrow functions have bodies that are expressions.
  const block = body as ts.Block;
  const plain = modifiers?.filter(ts.isModifier);
  if (ts.isArrowFunction(node))
    return f.updateArrowFunction(
      node,
      plain,
      undefined,
      parameters,
      undefined,
      node.equalsGreaterThanToken,
      body,
    );
  if (ts.isFunctionDeclaration(node))
    return f.updateFunctionDeclaration(
      node,
      modifiers,
      node.asteriskToken,
      node.name,
      undefined,
      parameters,
      undefined,
      block,
    );
  if (ts.isFunctionExpression(node))
    return f.updateFunctionExpression(
      node,
      plain,
      node.asteriskToken,
      node.name,
      undefined,
      parameters,
      undefined,
      block,
    );
  return f.updateMethodDeclaration(
    node,
    modifiers,
    node.asteriskToken,
    node.name,
    undefined,
    undefined,
    parameters,
    undefined,
    block,
  );
}
