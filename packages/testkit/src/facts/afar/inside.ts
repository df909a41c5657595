import type { Driver } from '../driver.ts';
import { alsoAwait } from '../pause.ts';
import { record } from '../record.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import type { FromInside, FromOutside } from './link.ts';
import { remoteEnds } from './remote-ends.ts';

/** Finds what drives an implementation, by the name that the process outside knows it by. */
export type FindDriver = (name: string, version: string, bare: BareEnds) => Promise<Driver>;

/** Records what it is told to over a link; returns what to call with each text that comes over it. */
export function recorderInside(send: (text: string) => void, find: FindDriver): (text: string) => void {
  const tell = (message: FromInside): void => send(JSON.stringify(message));
  let listen: (message: FromOutside) => void = (first) => {
    if (first.kind !== 'start') throw new Error('The first message starts the recording.');
    const bare = remoteEnds(first.deserted, tell);
    listen = bare.listen;
    alsoAwait(bare.quiet);
    find(first.name, first.version, bare)
      // No process ends here whatever goes unheard.
      .then((driver) => record({ driver, vocabulary: first.vocabulary }, null))
      .then(
        (recording) => tell({ kind: 'recording', recording }),
        (error: unknown) =>
          tell({ kind: 'failure', reason: String(error instanceof Error ? error.stack : error) }),
      );
  };
  // Written by the process outside.
  return (text) => listen(JSON.parse(text) as FromOutside);
}
