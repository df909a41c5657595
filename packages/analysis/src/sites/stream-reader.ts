// `return { stream: new ReadableStream({ async start(controller) { … } }) }`: a file that answers requests makes other streams as well.
// One that its own code reads, or that is a part of what a function gives, is not known to be read by a client who may leave.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isFunction, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';

/** Methods by which a program reads a stream itself. */
const READS: ReadonlySet<string> = new Set(['getReader', 'pipeTo', 'tee', 'values', 'cancel']);
const MAX_STEPS = 4;

/** Tells whether all that is seen of the stream around a send is that others than a client read it. */
export function isReadWithin(send: Node, identification: Identification): boolean {
  const stream = streamAround(send);
  return stream !== null && staysWithin(stream, identification, MAX_STEPS);
}

/** The `new ReadableStream({ … })` in whose source a node stands. */
function streamAround(node: Node): TSESTree.NewExpression | null {
  for (let at = parentOf(node); at !== undefined; at = parentOf(at)) {
    const method = isFunction(at) ? outerOf(at) : undefined;
    const source = method?.type === 'Property' ? parentOf(method) : undefined;
    const made = source?.type === 'ObjectExpression' ? outerOf(source) : undefined;
    if (
      made?.type === 'NewExpression' &&
      made.callee.type === 'Identifier' &&
      made.callee.name === 'ReadableStream'
    )
      return made;
  }
  return null;
}

function staysWithin(stream: Node, identification: Identification, steps: number): boolean {
  const outer = outerOf(stream);
  if (steps === 0 || outer === undefined) return false;
  switch (outer.type) {
    case 'Property':
      return true;
    case 'ForOfStatement':
      return unwrap(outer.right) === unwrap(stream);
    case 'MemberExpression': {
      const call = outerOf(outer);
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== outer) return false;
      const name = memberName(outer) ?? '';
      return READS.has(name) || (name === 'pipeThrough' && staysWithin(call, identification, steps - 1));
    }
    case 'VariableDeclarator': {
      if (outer.id.type !== 'Identifier') return false;
      const uses = identification.module
        .variableOf(outer.id)
        ?.declaration.references.filter((use) => use.isRead());
      // References hold nodes, typed as unknown so that every scope manager fits.
      return (
        uses !== undefined &&
        uses.length > 0 &&
        uses.every(({ identifier }) => staysWithin(identifier as Node, identification, steps - 1))
      );
    }
    default:
      return false;
  }
}
