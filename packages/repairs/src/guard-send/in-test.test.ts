import { rulesOfPreset } from '@socket-safety/codemod-host';
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, it } from 'vitest';

const REPLY = `import { it } from 'vitest';
import { WebSocketServer } from 'ws';

it('replies', () => {
  const server = new WebSocketServer({ port: 0 });
  server.on('connection', (socket) => {
    socket.on('message', () => socket.send('answer'));
  });
});
`;
const TOO_EARLY = `import { it } from 'vitest';
import { WebSocket } from 'ws';

it('throws', () => {
  const socket = new WebSocket('ws://127.0.0.1:8080');
  socket.send('question');
});
`;

const options = {
  file: '/project/relay.js',
  rules: rulesOfPreset(rules, 'strict'),
  codemods: ['guard-sends', 'isolate-broadcasts'],
};

describe('in a file of tests', () => {
  it.each([
    ['a send without a check', REPLY],
    ['a send that comes too early', TOO_EARLY],
  ])('%s stays as it is', (_what, text) => {
    const outcome = rewriteText(text, options);
    expect(outcome.text).toBe(text);
    const guards = outcome.left.filter(({ codemod }) => codemod === 'guard-sends');
    expect(guards).not.toEqual([]);
    for (const { reason } of guards)
      expect(reason).toBe('a check would keep this test from failing where the send does');
  });
});

it('is guarded elsewhere', () => {
  const { text } = rewriteText(REPLY.replace("it('replies', ", 'start('), options);
  expect(text).toContain('if (socket.readyState === socket.OPEN)');
});
