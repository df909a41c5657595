// The program's text as the simulation runs it: types gone, imports as `require`, and calls of `$` where the simulation has to
// know what the text does. What the program means stays the same.
import ts from 'typescript';
import type { CallEntry, LoopEntry, Spec } from './simulator/tables.ts';
import type { Specs } from './specs.ts';
import { emptyCollectionSpec } from './empty-collections.ts';
import { isFunction, isWalked, watched, type FunctionNode } from './instrument/functions.ts';
import { conjunctionWithoutLength, indexedBy, viewOf } from './instrument/loops.ts';
import { isAddress, isEmpty, isPath, isWritten } from './instrument/places.ts';
import { EACH, ignoresError, isDiscarded, isIdleHandler } from './instrument/results.ts';
import { simulated, thunk } from './instrument/simulated.ts';

export interface Instrumented {
  /** A function expression: `(function ($, exports, require, module) { … })`. */
  readonly text: string;
  readonly calls: readonly CallEntry[];
  readonly loops: readonly LoopEntry[];
  readonly specs: readonly Spec[];
}

const f = ts.factory;

/** Rewrites a program; `names` are those of its entry points. */
export function instrument(
  source: string,
  fileName: string,
  {
    names,
    specs,
    drive,
  }: { readonly names: readonly string[]; readonly specs: Specs; readonly drive: string },
): Instrumented {
  const calls: CallEntry[] = [];
  const loops: LoopEntry[] = [];
  const made: Spec[] = [];
  const isPlain = /\.[cm]?jsx?$/.test(fileName);
  const thunks = names
    .map((name) => `${name}: () => ${name === 'default' ? 'exports.default' : name}`)
    .join(', ');
  const result = ts.transpileModule(source + (drive === '' ? '' : `\n;${drive}`), {
    fileName: isPlain ? fileName : fileName.replace(/\.[cm]ts$/, '.ts'),
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.CommonJS,
      jsx: ts.JsxEmit.React,
      allowJs: true,
      experimentalDecorators: true,
      esModuleInterop: true,
      moduleDetection: ts.ModuleDetectionKind.Force,
      // A value that is imported for its type alone costs nothing.
      verbatimModuleSyntax: false,
    },
    transformers: { before: [(context) => (file) => rewrite(file, context, { calls, loops, made, specs })] },
  });
  const isAsync = hasTopLevelAwait(source, fileName);
  const text = `(${isAsync ? 'async ' : ''}function ($, exports, require, module) { $.entries({ ${thunks} });\n${result.outputText}\n})`;
  return { text, calls, loops, specs: made };
}

function hasTopLevelAwait(source: string, fileName: string): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined))
      found = true;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2023));
  return found;
}

interface Making {
  readonly calls: CallEntry[];
  readonly loops: LoopEntry[];
  readonly made: Spec[];
  readonly specs: Specs;
}

/** An index loop around the code that is being rewritten. */
interface IndexLoop {
  readonly walk: string;
  readonly list: string;
  readonly index: string;
}

function rewrite(file: ts.SourceFile, context: ts.TransformationContext, making: Making): ts.SourceFile {
  const { calls, loops, made, specs } = making;
  const open: number[] = [];
  const indexLoops: IndexLoop[] = [];
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

  const add = (spec: Spec): number => made.push(spec) - 1;
  const openLoop = (node: ts.Node): number => loops.push({ line: lineOf(node) }) - 1;

  const visit = (node: ts.Node): ts.VisitResult<ts.Node | undefined> => {
    if (ts.isForOfStatement(node)) return forOf(node);
    if (ts.isForInStatement(node)) return forIn(node);
    if (ts.isForStatement(node)) return forLoop(node);
    if (ts.isWhileStatement(node) || ts.isDoStatement(node)) return whileLoop(node);
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isNewExpression(node)) return construction(node);
    if (ts.isAwaitExpression(node))
      return f.updateAwaitExpression(node, simulated('heard', [inner(node.expression)]));
    if (ts.isFunctionDeclaration(node) && node.body === undefined) return declaredFunction(node);
    if (ts.isVariableStatement(node)) return variables(node);
    if (ts.isPropertyDeclaration(node) && node.initializer !== undefined && !node.modifiers?.some(isStatic)) {
      const spec = emptyCollectionSpec(node, file, specs);
      const updated = ts.visitEachChild(node, visit, context);
      return spec === null || updated.initializer === undefined
        ? updated
        : f.updatePropertyDeclaration(
            updated,
            updated.modifiers,
            updated.name,
            updated.questionToken,
            updated.type,
            filled(updated.initializer, spec),
          );
    }
    if (ts.isElementAccessExpression(node)) return elementAccess(node);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return assignment(node);
    if (ts.isDeleteExpression(node) && isAddress(node.expression)) return clearing(node, node.expression);
    if (ts.isCatchClause(node) && node.block.getText(file).replace(/\s/g, '') === '{}')
      return emptyCatch(node);
    if (isIdleHandler(node)) return idleHandler(node);
    if (isFunction(node)) return functionLike(node);
    return ts.visitEachChild(node, visit, context);
  };
  // A node of these kinds becomes one of the same kind.
  const inner = (node: ts.Expression) => ts.visitNode(node, visit) as ts.Expression;
  const visitDeclaration = (node: ts.VariableDeclaration) =>
    ts.visitNode(node, visit) as ts.VariableDeclaration;

  function filled(initializer: ts.Expression, spec: Spec): ts.Expression {
    return simulated('fill', [initializer, f.createNumericLiteral(add(spec))]);
  }

  /** `f(a)` → `f(...$.at(3, [a]))` */
  function call(node: ts.CallExpression): ts.Expression {
    const each = walkingCall(node);
    if (each !== null) return each;
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword || isRequire(node))
      return ts.visitEachChild(node, visit, context);
    const number = noteCall(node, node.arguments);
    const callee = inner(node.expression);
    const given = noted(number, node.arguments);
    return ts.isCallChain(node)
      ? f.updateCallChain(node, callee, node.questionDotToken, undefined, given)
      : f.updateCallExpression(node, callee, undefined, given);
  }

  function construction(node: ts.NewExpression): ts.Expression {
    const number = noteCall(node, node.arguments ?? []);
    return f.updateNewExpression(
      node,
      inner(node.expression),
      undefined,
      noted(number, node.arguments ?? []),
    );
  }

  function noted(number: number, given: readonly ts.Expression[]): ts.Expression[] {
    const list = f.createArrayLiteralExpression(given.map(inner));
    return [f.createSpreadElement(simulated('at', [f.createNumericLiteral(number), list]))];
  }

  function noteCall(node: ts.CallExpression | ts.NewExpression, given: readonly ts.Expression[]): number {
    return (
      calls.push({
        line: lineOf(node),
        name: ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '',
        discarded: isDiscarded(node),
        ignoresError: ignoresError(given.at(-1)),
        loops: [...open],
      }) - 1
    );
  }

  /** `list.forEach(f)` → `$.each(2, list, 'forEach', [f])` */
  function walkingCall(node: ts.CallExpression): ts.Expression | null {
    const { expression } = node;
    if (ts.isCallChain(node) || !ts.isPropertyAccessExpression(expression) || !EACH.has(expression.name.text))
      return null;
    const loop = openLoop(node);
    open.push(loop);
    const number = noteCall(node, node.arguments);
    const collection = inner(expression.expression);
    const given = f.createArrayLiteralExpression(node.arguments.map(inner));
    open.pop();
    return simulated('each', [
      f.createNumericLiteral(loop),
      collection,
      f.createStringLiteral(expression.name.text),
      simulated('at', [f.createNumericLiteral(number), given]),
    ]);
  }

  function forOf(node: ts.ForOfStatement): ts.Statement {
    const loop = openLoop(node);
    if (node.awaitModifier !== undefined)
      return f.updateForOfStatement(
        node,
        node.awaitModifier,
        node.initializer,
        simulated('heardAll', [inner(node.expression)]),
        body(node.statement, loop, false),
      );
    const view = viewOf(node.expression);
    const number = f.createNumericLiteral(loop);
    const walked =
      view === null
        ? simulated('walk', [number, inner(node.expression)])
        : simulated('walkView', [number, inner(view.collection), f.createStringLiteral(view.name)]);
    return f.updateForOfStatement(
      node,
      undefined,
      node.initializer,
      walked,
      body(node.statement, loop, true),
    );
  }

  function forIn(node: ts.ForInStatement): ts.Statement {
    const loop = openLoop(node);
    const keys = simulated('keys', [f.createNumericLiteral(loop), inner(node.expression)]);
    return f.createForOfStatement(undefined, node.initializer, keys, body(node.statement, loop, true));
  }

  function whileLoop(node: ts.WhileStatement | ts.DoStatement): ts.Statement {
    const loop = openLoop(node);
    const statement = body(node.statement, loop, true);
    return ts.isDoStatement(node)
      ? f.updateDoStatement(node, statement, inner(node.expression))
      : f.updateWhileStatement(node, inner(node.expression), statement);
  }

  function forLoop(node: ts.ForStatement): ts.Statement {
    const loop = openLoop(node);
    const indexed = indexedBy(node);
    if (indexed === null || node.initializer === undefined || !ts.isVariableDeclarationList(node.initializer))
      return f.updateForStatement(
        node,
        ts.visitNode(node.initializer, visit, ts.isForInitializer),
        node.condition && inner(node.condition),
        node.incrementor && inner(node.incrementor),
        body(node.statement, loop, false),
      );
    const walk = `$walk${loop}`;
    const start = simulated('index', [f.createNumericLiteral(loop), thunk(indexed.list)]);
    const declarations = node.initializer.declarations.map((one) => visitDeclaration(one));
    const initializer = f.createVariableDeclarationList(
      [...declarations, f.createVariableDeclaration(walk, undefined, undefined, start)],
      node.initializer.flags,
    );
    indexLoops.push({ walk, list: indexed.list.getText(file), index: indexed.index });
    const condition = simulated('more', [
      f.createIdentifier(walk),
      f.createIdentifier(indexed.index),
      node.condition === undefined ? f.createTrue() : inner(node.condition),
      thunk(conjunctionWithoutLength(node.condition)),
    ]);
    const statement = body(node.statement, loop, true);
    indexLoops.pop();
    return f.updateForStatement(
      node,
      initializer,
      condition,
      node.incrementor && inner(node.incrementor),
      statement,
    );
  }

  /** `list[index]` → `$.seen($walk1, list[index])` */
  function elementAccess(node: ts.ElementAccessExpression): ts.Expression {
    const updated = ts.visitEachChild(node, visit, context);
    const loop = indexLoops.findLast(
      ({ list, index }) =>
        list === node.expression.getText(file) && index === node.argumentExpression.getText(file),
    );
    if (loop === undefined || ts.isElementAccessChain(node) || isWritten(node)) return updated;
    return simulated('seen', [f.createIdentifier(loop.walk), updated]);
  }

  /** `catch {}` */
  function emptyCatch(node: ts.CatchClause): ts.CatchClause {
    const error = f.createIdentifier('$swallowed');
    return f.updateCatchClause(
      node,
      f.createVariableDeclaration(error),
      f.createBlock([swallow(node, error)]),
    );
  }

  /** `.catch(() => {})` */
  function idleHandler(node: ts.ArrowFunction | ts.FunctionExpression): ts.Expression {
    const error = f.createIdentifier('$swallowed');
    const parameter = f.createParameterDeclaration(undefined, undefined, error);
    return f.createArrowFunction(
      undefined,
      undefined,
      [parameter],
      undefined,
      undefined,
      f.createBlock([swallow(node, error)]),
    );
  }

  function swallow(node: ts.Node, error: ts.Expression): ts.Statement {
    return f.createExpressionStatement(simulated('swallowed', [f.createNumericLiteral(lineOf(node)), error]));
  }

  /** `slot = null` is a clearing; `peers[name] = socket` puts something into a collection. */
  function assignment(node: ts.BinaryExpression): ts.Expression {
    const { left, right } = node;
    if (isEmpty(right) && isAddress(left)) return clearing(node, left);
    const updated = ts.visitEachChild(node, visit, context);
    if (!ts.isElementAccessExpression(left) || !isPath(left.expression) || !isAddress(left)) return updated;
    const key = left.argumentExpression;
    const put = simulated('put', [f.createNumericLiteral(lineOf(node)), left.expression, key, updated.right]);
    return f.updateBinaryExpression(updated, updated.left, updated.operatorToken, put);
  }

  /** `slot = null` → `($.cleared(7, slot), slot = null)` */
  function clearing(node: ts.Expression, slot: ts.Expression): ts.Expression {
    const cleared = simulated('cleared', [f.createNumericLiteral(lineOf(node)), slot]);
    return f.createParenthesizedExpression(f.createComma(cleared, ts.visitEachChild(node, visit, context)));
  }

  /** A loop's body, counted; where the loop walks something, a throw that leaves it is noted. */
  function body(statement: ts.Statement, loop: number, walks: boolean): ts.Statement {
    open.push(loop);
    const own = ts.visitNode(statement, visit) as ts.Statement;
    open.pop();
    const ticked = f.createBlock(
      [f.createExpressionStatement(simulated('tick', [f.createNumericLiteral(loop)])), own],
      true,
    );
    if (!walks) return ticked;
    const error = f.createIdentifier('$error');
    return f.createBlock([
      f.createTryStatement(
        ticked,
        f.createCatchClause(
          f.createVariableDeclaration(error),
          f.createBlock([
            f.createExpressionStatement(simulated('escaped', [f.createNumericLiteral(loop), error])),
            f.createThrowStatement(error),
          ]),
        ),
        undefined,
      ),
    ]);
  }

  /** `declare function lookUp(…): Promise<string>;` becomes a stand-in. */
  function declaredFunction(node: ts.FunctionDeclaration): ts.VisitResult<ts.Node | undefined> {
    const isDeclared = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true;
    if (!isDeclared || node.name === undefined) return undefined;
    return constant(node.name.text, specs.ofSignature(node, node.name.text));
  }

  function variables(node: ts.VariableStatement): ts.VisitResult<ts.Node | undefined> {
    const isDeclared = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true;
    if (isDeclared)
      return node.declarationList.declarations.flatMap((one) =>
        ts.isIdentifier(one.name) ? [constant(one.name.text, specs.ofType(one.type, one.name.text))] : [],
      );
    const updated = ts.visitEachChild(node, visit, context);
    if (node.parent !== file && !ts.isSourceFile(ts.getOriginalNode(node).parent)) return updated;
    const declarations = updated.declarationList.declarations.map((one, at) => {
      const original = node.declarationList.declarations[at];
      const spec = original === undefined ? null : emptyCollectionSpec(original, file, specs);
      if (original !== undefined && isSlotOfOthers(original)) return filledSlot(one, original);
      return spec === null || one.initializer === undefined
        ? one
        : f.updateVariableDeclaration(one, one.name, undefined, one.type, filled(one.initializer, spec));
    });
    return f.updateVariableStatement(
      updated,
      updated.modifiers,
      f.updateVariableDeclarationList(updated.declarationList, declarations),
    );
  }

  /** `let current: WebSocket;`, which other files have set before anything is called. */
  function isSlotOfOthers({ type, initializer, name }: ts.VariableDeclaration): boolean {
    if (type === undefined || initializer !== undefined || !ts.isIdentifier(name)) return false;
    const isMade = new RegExp(
      `\\b${name.text}\\s*=\\s*(?:new|await)\\b|\\b${name.text}\\s*=\\s*[\\w.]+\\(`,
    ).test(file.text);
    return !isMade && specs.ofType(type, name.text).kind === 'socket';
  }

  function filledSlot(
    one: ts.VariableDeclaration,
    { name, type }: ts.VariableDeclaration,
  ): ts.VariableDeclaration {
    const word = name.getText(file);
    const value = simulated('stub', [
      f.createNumericLiteral(add(specs.ofType(type, word))),
      f.createStringLiteral(word),
    ]);
    return f.updateVariableDeclaration(one, one.name, undefined, undefined, value);
  }

  function constant(name: string, spec: Spec): ts.Statement {
    const value = simulated('stub', [f.createNumericLiteral(add(spec)), f.createStringLiteral(name)]);
    return f.createVariableStatement(
      undefined,
      f.createVariableDeclarationList([f.createVariableDeclaration(name, undefined, undefined, value)]),
    );
  }

  /** Functions are counted; what an async function promises is watched. */
  function functionLike(node: FunctionNode): ts.VisitResult<ts.Node | undefined> {
    const outer = open.splice(0, node.parent !== undefined && isWalked(node) ? 0 : open.length);
    const indexes = indexLoops.splice(0, isWalked(node) ? 0 : indexLoops.length);
    const updated = ts.visitEachChild(node, visit, context);
    if (open.length === 0) open.push(...outer);
    if (indexLoops.length === 0) indexLoops.push(...indexes);
    return watched(updated as FunctionNode);
  }

  return ts.visitEachChild(file, visit, context);
}

const isStatic = ({ kind }: ts.ModifierLike): boolean => kind === ts.SyntaxKind.StaticKeyword;
const isRequire = ({ expression }: ts.CallExpression): boolean =>
  ts.isIdentifier(expression) && expression.text === 'require';
