// A listener gets a name in front of the call that adds it, and keeps the types that its parameters had from the emitter.
import type { HandedOver, Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../syntax/tree.ts';

/** How the listener is added: `bus.on` and `'price'`, as written. */
export interface Adding {
  readonly method: string;
  readonly event: Node;
}

/**
 * Prints `const onPrice = …` without its semicolon; null where the types would be lost.
 *
 * | the emitter hands over | the name is declared as                                                |
 * | ---------------------- | ------------------------------------------------------------------------ |
 * | types that are written | `const onPrice = (price: number) => …`                                   |
 * | what a map says        | `const onPrice: Parameters<typeof bus.on<'price'>>[1] = (price) => …`    |
 * | anything               | `const onPrice: Parameters<typeof bus.on>[1] = (price) => …`             |
 */
export function printNamed(
  name: string,
  listener: FunctionNode,
  handed: HandedOver | null,
  { method, event }: Adding,
  source: Source,
): string | null {
  const text = source.text.slice(...listener.range);
  if (listener.params.every(isTyped)) return `const ${name} = ${text}`;
  if (handed === null) return null;
  if (handed.kind === 'written') {
    const annotated = annotate(listener, handed.types, source);
    if (annotated !== null) return `const ${name} = ${annotated}`;
  }
  const eventText = source.text.slice(...event.range);
  const of = handed.kind === 'anything' ? method : `${method}<${eventText}>`;
  return `const ${name}: Parameters<typeof ${of}>[1] = ${text}`;
}

/** The same in a comment, for JavaScript whose comments are types; nothing where nobody reads them. */
export function sayInComment(
  { params }: FunctionNode,
  handed: HandedOver | null,
  { method, event }: Adding,
  { ast, text }: Source,
): readonly string[] {
  const isChecked = (ast.comments ?? []).some(({ value }) =>
    /@ts-check|@(?:param|returns?|type|typedef|import)[ \t]/.test(value),
  );
  if (params.length === 0 || !isChecked) return [];
  const of =
    handed === null || handed.kind === 'anything' ? method : `${method}<${text.slice(...event.range)}>`;
  return [`/** @type {Parameters<typeof ${of}>[1]} */`];
}

/** Tells whether a parameter says its type. */
function isTyped(parameter: TSESTree.Parameter): boolean {
  return 'typeAnnotation' in parameter && parameter.typeAnnotation != null;
}

/** `(streams: number) => …`; null where a parameter is more than a name. */
function annotate(
  { params, range }: FunctionNode,
  types: readonly string[],
  { text }: Source,
): string | null {
  const [first] = params;
  const last = params.at(-1);
  if (first === undefined || last === undefined || params.length > types.length) return null;
  if (params.some((parameter) => parameter.type !== 'Identifier' || isTyped(parameter))) return null;
  const written = params.map(
    (parameter, at) => `${text.slice(...parameter.range)}: ${types[at] ?? 'unknown'}`,
  );
  const head = text.slice(range[0], first.range[0]);
  const tail = text.slice(last.range[1], range[1]);
  const hasBrackets = head.trimEnd().endsWith('(');
  return hasBrackets ? `${head}${written.join(', ')}${tail}` : `${head}(${written.join(', ')})${tail}`;
}
