import { libraries } from '@socket-safety/libraries';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await createSandbox()));
afterAll(() => sandbox.remove());

describe('the list', () => {
  it.each([40, 80, 120])('names every library on a terminal of %i columns', async (columns) => {
    const { code, out } = await sandbox.runWith({ columns, variables: {} }, 'libraries');
    expect(code).toBe(0);
    const lines = out.split('\n');
    for (const { id } of libraries)
      expect(
        lines.some((line) => line.split(' ')[0] === id),
        id,
      ).toBe(true);
    expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
  });

  it('as JSON has the outcomes of each call and where each claim comes from', async () => {
    const { out } = await sandbox.run('libraries', '--format', 'json');
    const known = JSON.parse(out) as readonly { readonly id: string; readonly sockets: readonly unknown[] }[];
    expect(known.map(({ id }) => id)).toEqual(libraries.map(({ id }) => id));
    expect(known.find(({ id }) => id === 'ws')?.sockets).toMatchObject([
      {
        type: 'WebSocket',
        states: ['connecting', 'open', 'closing', 'closed'],
        openCheck: 'socket.readyState === WebSocket.OPEN',
        calls: expect.arrayContaining([
          {
            name: 'send',
            role: 'send',
            outcomes: { connecting: ['throws'], open: ['ok'], closing: ['callback'], closed: ['callback'] },
            source: { kind: 'replayed' },
          },
        ]),
      },
    ]);
  });
});

describe('one library', () => {
  it('is told with its births, checks, calls and sources', async () => {
    const { out } = await sandbox.runWith({ columns: 80, variables: {} }, 'libraries', 'ws');
    expect(out).toMatchInlineSnapshot(`
      "ws
        Known by imports of ws, isomorphic-ws >=7

      How a program comes by a socket:
        \`new WebSocket(…)\`: connecting
        \`webSocketServer.clients\`: open or closing
        the callback of \`webSocketServer.handleUpgrade(…)\`: open
        \`webSocketServer.on('connection', …)\`: open

      WebSocket
        States: connecting, open, closing, closed
        Open check: socket.readyState === WebSocket.OPEN
        Read as a check: readyState
        No check: bufferedAmount, since it can be 0 on a socket that is closed
        Ends the process where nobody listens: error

      call             connecting     open  closing          closed           source
      send, ping,      throws         ok    silent, only a   silent, only a   replayed
      pong                                  callback is      callback is
                                            told             told
      close,           \`error\` event  ok    ok               ok               replayed
      terminate

      https://github.com/socket-safety/socket-safety/blob/main/docs/libraries/ws.md
      "
    `);
  });

  it('is also known by the module that is imported', async () => {
    const { out } = await sandbox.run('libraries', 'isomorphic-ws');
    expect(out.split('\n')[0]).toBe('ws');
    expect(out).toContain('\nws-6\n');
  });

  it('that is cited says by whom', async () => {
    const { out } = await sandbox.run('libraries', 'electron');
    expect(out).toMatch(/Cited: \S/);
  });

  it('that is unknown is refused with a word', async () => {
    const { code, out, err } = await sandbox.run('libraries', 'acme');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^socket-safety: Unknown library "acme": there are agents, .*ws-6.*\n$/);
  });
});
