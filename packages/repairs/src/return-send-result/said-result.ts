// What is written about a function's result: its annotation, that of the name it is given to, its overloads, its JSDoc.
import type { Node, Sender, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { outerOf, siblingsOf } from '../syntax/tree.ts';
import type { ResultWords } from './result-words.ts';

type Said = Pick<ResultWords, 'type'>;

/** Rewrites what a sending function says that it gives. */
export function sayResult(
  { node: fn, name }: Pick<Sender, 'node' | 'name'>,
  words: Said,
  source: Source,
): readonly Edit[] | Refusal {
  const own = fn.returnType == null ? [] : sayInType(fn.returnType.typeAnnotation, words);
  if (isRefusal(own)) return own;
  const edits = [...own, ...sayInName(fn, words), ...sayInDoc(documented(fn), words, source)];
  for (const overload of overloadsOf(fn, name)) {
    const said = overload.returnType == null ? [] : sayInType(overload.returnType.typeAnnotation, words);
    if (isRefusal(said)) return { refused: 'one of its overloads gives something else' };
    edits.push(...said, ...sayInDoc(documented(overload), words, source));
  }
  return edits;
}

/** Rewrites the type of a result: `void` and `Promise<void>`; refuses where it is another one. */
export function sayInType(written: TSESTree.TypeNode, { type }: Said): readonly Edit[] | Refusal {
  switch (written.type) {
    case 'TSVoidKeyword':
    case 'TSUndefinedKeyword':
      return [{ range: written.range, text: type }];
    case 'TSBooleanKeyword':
    case 'TSNumberKeyword':
      return isType(written, type) ? [] : { refused: 'it says that it gives something else' };
    case 'TSTypeReference': {
      const [of] = written.typeArguments?.params ?? [];
      const isPromise =
        written.typeName.type === 'Identifier' && /Promise(?:Like)?$/.test(written.typeName.name);
      return isPromise && of !== undefined
        ? sayInType(of, { type })
        : { refused: 'it says that it gives something else' };
    }
    default:
      return { refused: 'it says that it gives something else' };
  }
}

function isType({ type }: TSESTree.TypeNode, wanted: Said['type']): boolean {
  return wanted === 'boolean' ? type === 'TSBooleanKeyword' : type === 'TSNumberKeyword';
}

/** `const deliver: (text: string) => void = …`: the name may go on saying `void`, but then nobody learns of the result. */
function sayInName(fn: Node, words: Said): readonly Edit[] {
  const outer = outerOf(fn);
  const written =
    outer?.type === 'VariableDeclarator'
      ? outer.id.typeAnnotation
      : outer?.type === 'PropertyDefinition'
        ? outer.typeAnnotation
        : undefined;
  const type = written?.typeAnnotation;
  if (type?.type !== 'TSFunctionType' || type.returnType == null) return [];
  const said = sayInType(type.returnType.typeAnnotation, words);
  return isRefusal(said) ? [] : said;
}

type Overload = TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression;

/** The signatures above a function or method. */
function* overloadsOf(fn: Node, name: Node): Generator<Overload> {
  const member = outerOf(fn);
  if (member?.type === 'MethodDefinition') {
    for (const other of member.parent.body)
      if (
        other.type === 'MethodDefinition' &&
        other.value.type === 'TSEmptyBodyFunctionExpression' &&
        isSameName(other.key, name)
      )
        yield other.value;
    return;
  }
  const exported =
    member?.type === 'ExportNamedDeclaration' || member?.type === 'ExportDefaultDeclaration' ? member : fn;
  for (const other of siblingsOf(exported) ?? []) {
    const declared =
      other.type === 'ExportNamedDeclaration' || other.type === 'ExportDefaultDeclaration'
        ? other.declaration
        : other;
    if (declared?.type === 'TSDeclareFunction' && declared.id !== null && isSameName(declared.id, name))
      yield declared;
  }
}

function isSameName(left: Node, right: Node): boolean {
  return left.type === 'Identifier' && right.type === 'Identifier' && left.name === right.name;
}

/** The node whose comment speaks of a function. */
function documented(fn: Node): Node {
  let at = fn;
  for (let outer = outerOf(at); outer !== null; outer = outerOf(at)) {
    const isFirst =
      /^(?:Export(?:Named|Default)Declaration|VariableDeclarat(?:ion|or)|MethodDefinition|Property(?:Definition)?|AssignmentExpression)$/.test(
        outer.type,
      ) ||
      (outer.type === 'ExpressionStatement' && at.type === 'AssignmentExpression');
    if (!isFirst) return at;
    at = outer;
  }
  return at;
}

const RESULT = /(@returns?\s+\{\s*(?:Promise\s*<\s*)?)(?:void|undefined)(?=\s*(?:>\s*)?\})/;

/** `@returns nothing`, with a type in front or not. */
const NOTHING =
  /(@returns?[ \t]{1,9}(?:\{[^{}]{0,99}\}[ \t]{0,9})?(?:-[ \t]{0,9})?)(?:nothing|void|undefined)(?=\.?[ \t]{0,9}(?:\r?\n|\*\/))/i;

const IN_WORDS: Readonly<Record<Said['type'], string>> = {
  boolean: 'whether an open socket took it',
  number: 'how many were reached',
};

function sayInDoc(at: Node, { type }: Said, { ast, text }: Source): readonly Edit[] {
  const comment = (ast.comments ?? []).find(
    ({ type: kind, value, range }) =>
      kind === 'Block' &&
      value.startsWith('*') &&
      range[1] <= at.range[0] &&
      text.slice(range[1], at.range[0]).trim() === '',
  );
  if (comment === undefined) return [];
  const written = text.slice(...comment.range);
  const replace = (found: RegExpExecArray | null, by: string): readonly Edit[] => {
    if (found === null) return [];
    const start = comment.range[0] + found.index + (found[1]?.length ?? 0);
    return [{ range: [start, comment.range[0] + found.index + found[0].length], text: by }];
  };
  return [...replace(RESULT.exec(written), type), ...replace(NOTHING.exec(written), IN_WORDS[type])];
}
