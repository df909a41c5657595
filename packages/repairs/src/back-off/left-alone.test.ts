// What only the preset `strict` reports.
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { useByName } from '@socket-safety/codemod-host/rule-uses';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { expect, it } from 'vitest';

const uses = rules
  .filter(({ id }) => id === 'require-reconnect-backoff')
  .map((rule) => useByName(rule, 'strict'));

it('a socket that tries the next port does so at once', () => {
  const text = `import { createSocket, type Socket } from 'node:dgram';
let port = 10_000;
export function createBound(): Promise<Socket> {
  return new Promise((resolve) => {
    const retry = () => {
      const socket = createSocket('udp4');
      const onBindError = () => {
        port++;
        socket.close();
        retry();
      };
      socket.once('error', onBindError);
      socket.on('listening', () => {
        resolve(socket);
      });
      socket.bind(port);
    };
    retry();
  });
}
`;
  const outcome = rewriteText(text, {
    file: '/project/a.ts',
    rules: uses,
    codemods: ['back-off-reconnects'],
  });
  expect(outcome.text).toBe(text);
  expect(outcome.left.map(({ reason }) => reason)).toEqual([
    'it binds a port and connects to nobody: the next port may be free at once',
  ]);
});
