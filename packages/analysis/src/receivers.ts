// What the identification alone makes of a file: for measuring it. Rules ask facts.
import type { TSESTree } from '@typescript-eslint/types';
import type { AnalyseOptions } from './analyse.ts';
import type { SocketSight } from './facts.ts';
import { openFile } from './file-analysis.ts';
import { unwrap } from './sockets/tree.ts';
import { socketOf } from './sockets/types.ts';
import type { Source } from './source.ts';

/** A method call on a socket, whether or not the method sends. */
export interface Receiver {
  readonly callee: TSESTree.MemberExpression;
  readonly library: string;
  readonly grade: SocketSight['grade'];
}

/** Lists the method calls on sockets, in source order. */
export function findReceivers(source: Source, options: AnalyseOptions): readonly Receiver[] {
  const { identification } = openFile(source, options);
  return identification.syntax.calls.flatMap((call): readonly Receiver[] => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') return [];
    const socket = socketOf(identification.typeOf(callee.object));
    return socket === null ? [] : [{ callee, library: socket.library.id, grade: socket.grade }];
  });
}
