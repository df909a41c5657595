import { describe, expect, it } from 'vitest';
import { noImports, type ModuleReader } from '@socket-safety/analysis';
import { analyseText, parseText } from '@socket-safety/testkit/marked-text';

/** What is wrong with the one send behind `isWritable(socket)`, where another file declares that function. */
function hazardBehind(declared: string): string | null {
  const source = parseText(declared);
  const imports: ModuleReader = () => ({ text: declared, source: () => source, imports: noImports });
  const text = `
    import type { WebSocket } from 'ws';
    import { isWritable } from './checks';
    export function deliver(socket: WebSocket, text: string) {
      if (isWritable(socket)) socket.send(text);
    }`;
  const { sends } = analyseText(text, imports);
  expect(sends).toHaveLength(1);
  return sends[0]?.hazard?.kind ?? null;
}

describe('a predicate of another file', () => {
  it('is believed by its name where it does not say what it takes', () => {
    expect(
      hazardBehind(`module.exports = { isWritable: (stream) => stream && stream.writable };`),
    ).toBeNull();
  });

  it('is judged by its body where it does', () => {
    const declared = (body: string) =>
      `import { WebSocket } from 'ws'; export const isWritable = (socket: WebSocket) => ${body};`;
    expect(hazardBehind(declared('socket.readyState === WebSocket.OPEN'))).toBeNull();
    expect(hazardBehind(declared('socket.url !== null'))).toBe('unguarded');
  });
});
