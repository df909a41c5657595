import colors from 'picocolors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Run, type Sandbox } from '../cases/sandbox.ts';
import { loadCatalogue } from '../catalogue.ts';
import { runCommand } from '../command.ts';

const CHAT = `import { WebSocket, WebSocketServer } from 'ws';

export async function deliver(socket: WebSocket, text: string) {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.send('now');
  await record(text);
  socket.send(text, () => retry(text));
  socket.close();
  socket.send('bye');
}

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.send('hello');
});
const own = new WebSocket('ws://localhost:8080');
own.send('too early');
`;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({
    'chat.ts': CHAT,
    'chat.test.ts': `${CHAT}it('delivers', () => deliver(own, 'text'));\n`,
    'quiet.ts': 'export const one = 1;\n',
    'broken.ts': `${CHAT}}\n`,
    'notes.md': '',
    'src/a.ts': '',
  });
});
afterAll(() => sandbox.remove());

/** Runs it with the rules that there are. */
function explain(...words: readonly string[]): Promise<Run> {
  return explainOn(80, words);
}

/** The same on a terminal of so many columns. */
async function explainOn(columns: number, words: readonly string[]): Promise<Run> {
  let out = '';
  let err = '';
  const output = {
    write: (text: string) => void (out += text),
    tell: (text: string) => void (err += text),
    colors: colors.createColors(false),
    columns,
  };
  const code = await runCommand(['explain', ...words], { cwd: sandbox.folder, output, loadCatalogue });
  return { code, out, err };
}

describe('a line', () => {
  it('with a report is told with the way to it, and what the call does in each state', async () => {
    const { code, out, err } = await explain('chat.ts:9');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "chat.ts:9:3 socket.send('bye')
        Reported: error no-send-after-close: \`socket.send(…)\` runs after
          \`socket.close()\` on line 8, so the socket is closing or closed: \`ws\` then
          drops it silently.
        socket  socket: WebSocket of ws
        before  closing or closed
        after   closing or closed
        How it can fail:
          3  entered in any state  connecting, open, closing or closed
             async function deliver(socket: WebSocket, text: string) {
          6  suspended here        connecting, open, closing or closed
             await record(text)
          8  closed here           closing or closed
             socket.close()
          9  sent here             closing or closed
             socket.send('bye')
        What the call does:
          closing  silent, only a callback is told
          closed   silent, only a callback is told
        As a story:
          deliver() · await record · record answers · close on socket · socket.send
          (closing) → lost
      "
    `);
  });

  it('without one is told with the check that makes it so', async () => {
    const { out } = await explain('chat.ts:5');
    expect(out).toMatchInlineSnapshot(`
      "chat.ts:5:3 socket.send('now')
        Not reported: a check in sight says that it is open, and nothing in between
          lets it close.
        socket  socket: WebSocket of ws
        before  open
        after   open
        How it comes to that:
          3  entered in any state  connecting, open, closing or closed
             async function deliver(socket: WebSocket, text: string) {
          4  checked here          open
             socket.readyState !== WebSocket.OPEN
          5  sent here             open
             socket.send('now')
        What the call does:
          open  ok
      "
    `);
  });

  it('fits a terminal of 40 columns, code aside', async () => {
    const { out } = await explainOn(40, ['chat.ts:9']);
    expect(out.split('\n').filter((line) => line.length > 40)).toEqual([
      '       async function deliver(socket: WebSocket, text: string) {',
    ]);
  });

  it('on the way to a send tells of that send', async () => {
    const { out } = await explain('chat.ts:6:3');
    expect(out.match(/^chat\.ts.*$/gm)).toEqual([
      'chat.ts:7:3 socket.send(text, () => retry(text))',
      "chat.ts:9:3 socket.send('bye')",
    ]);
  });

  it('that makes a socket tells its state and who listens', async () => {
    const { out } = await explain('chat.ts:17');
    expect(out).toMatch(/made here +connecting\n/);
    expect(out).toMatch(/errors +nobody listens to its `error` in time/);
    expect(out).toContain('Reported: error require-error-listener');
  });

  it('of a handler whose library hands the socket over open says so', async () => {
    const { out } = await explain('chat.ts:15');
    expect(out).toContain('Not reported: it is open whenever this runs; the preset strict asks');
    const { out: strict } = await explain('chat.ts:15', '--preset', 'strict');
    expect(strict).toContain('Reported: error no-unguarded-send');
  });

  it('of a test says why nothing is reported', async () => {
    const { out } = await explain('chat.test.ts:9');
    expect(out).toContain('Not reported: this is a file of tests');
  });

  it('that nothing is known of names those with something', async () => {
    const { code, out } = await explain('chat.ts:12');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'chat.ts:12: no socket is known here; there is something to say of lines 5, 7, 9, 13, 15, 17 and 18\n',
    });
  });
});

describe('a file', () => {
  it('is told from its first socket to its last', async () => {
    const { out } = await explain('chat.ts');
    expect(out.match(/^chat\.ts:\d+/gm)).toEqual([5, 7, 9, 13, 15, 17, 18].map((line) => `chat.ts:${line}`));
  });

  it('as JSON holds the states, the way, the outcomes and the reports', async () => {
    const { out } = await explain('chat.ts:18', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      file: 'chat.ts',
      line: 18,
      sights: [
        {
          kind: 'send',
          place: { line: 18, column: 1, endLine: 18, endColumn: 22 },
          code: "own.send('too early')",
          socket: { text: 'own', library: 'ws', type: 'WebSocket', grade: 'certain' },
          before: ['connecting'],
          after: [],
          hazard: 'before-open',
          timeline: [
            {
              role: 'made',
              label: 'made here',
              line: 17,
              code: "new WebSocket('ws://localhost:8080')",
              states: ['connecting'],
            },
            {
              role: 'sent',
              label: 'sent here',
              line: 18,
              code: "own.send('too early')",
              states: ['connecting'],
            },
            { role: 'opens', label: 'opens only later', line: null, code: null, states: null },
          ],
          story: ['new WebSocket', 'own.send (connecting) → throws', 'only then own opens'],
          outcomes: { connecting: ['throws'] },
          reports: [
            { rule: 'no-send-before-open', severity: 'error', message: expect.stringContaining('line 17') },
          ],
          silence: null,
        },
      ],
    });
  });

  it('without a socket is told to have none', async () => {
    expect(await explain('quiet.ts:1')).toEqual({
      code: 0,
      out: 'quiet.ts: no socket is known in this file\n',
      err: '',
    });
  });
});

it.each([
  ['chat.ts:99', /^socket-safety: chat\.ts:99: there is no such line, the file has 18\n$/],
  ['chat.ts:0', /^socket-safety: chat\.ts:0: there is no such line/],
  ['missing.ts:1', /^socket-safety: missing\.ts: does not exist\n$/],
  ['notes.md:1', /^socket-safety: notes\.md: is not a JavaScript or TypeScript file/],
  ['src:3', /^socket-safety: src: is a folder, name one file\n$/],
  ['broken.ts:5', /^failed broken\.ts: line 19, column 1: .*\n$/],
  ['*.ts', /^socket-safety: \*\.ts: name one file\n$/],
])('%s is refused with a word', async (subject, words) => {
  expect(await explain(subject)).toEqual({ code: 2, out: '', err: expect.stringMatching(words) });
});
