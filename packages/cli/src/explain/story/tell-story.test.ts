import { afterAll, beforeAll, expect, it } from 'vitest';
import colors from 'picocolors';
import { createSandbox, type Sandbox } from '../../cases/sandbox.ts';
import { loadCatalogue } from '../../catalogue.ts';
import { runCommand } from '../../command.ts';

/** The line that is asked about ends with `// ?`. */
const PROGRAMS: readonly (readonly [string, string, string])[] = [
  [
    'an await between check and send',
    `import { WebSocket, WebSocketServer } from 'ws';
    new WebSocketServer({ port: 1 }).on('connection', (socket) => {
      socket.on('error', console.error);
      socket.on('message', async (id) => {
        if (socket.readyState !== WebSocket.OPEN) return;
        const user = await users.lookUp(id);
        socket.send(user); // ?
      });
    });`,
    'connection · message · check passes · await lookUp · socket closes · lookUp answers · socket.send (closed) → lost',
  ],
  [
    'a timer between check and send',
    `import { WebSocket } from 'ws';
    class Clock {
      remind(socket: WebSocket) {
        if (socket.readyState === WebSocket.OPEN) setTimeout(() => {
          socket.send('now'); // ?
        }, 100);
      }
    }`,
    'Clock.remind() · check passes · socket closes · timer fires · socket.send (closed) → lost',
  ],
  [
    'a caller who hands over anything',
    `import type { WebSocket } from 'ws';
    export function tell(socket: WebSocket) {
      socket.send('now'); // ?
    }`,
    'tell() · socket is closed already · socket.send (closed) → lost',
  ],
  [
    'a close before the send',
    `import type { WebSocket } from 'ws';
    export const leave = async (socket: WebSocket) => {
      await record('leaves');
      socket.close();
      socket.send('bye'); // ?
    };`,
    'leave() · await record · record answers · close on socket · socket.send (closing) → lost',
  ],
  [
    'a socket that is not open yet',
    `import { WebSocket } from 'ws';
    const socket = new WebSocket('ws://localhost');
    socket.on('error', console.error);
    socket.send('early'); // ?`,
    'new WebSocket · socket.send (connecting) → throws · only then socket opens',
  ],
  [
    'its close handler',
    `import { WebSocketServer } from 'ws';
    new WebSocketServer({ port: 1 }).on('connection', (socket) => {
      socket.on('error', console.error);
      socket.on('close', () => {
        socket.send('bye'); // ?
      });
    });`,
    'connection · socket closes · socket.send (closed) → lost',
  ],
  [
    'its error handler',
    `import { WebSocketServer } from 'ws';
    new WebSocketServer({ port: 1 }).on('connection', (socket) => {
      socket.on('error', (error) => {
        socket.send(String(error)); // ?
      });
    });`,
    'connection · socket fails · socket.send (closing) → lost',
  ],
  [
    'a catch around what failed',
    `import { WebSocketServer } from 'ws';
    new WebSocketServer({ port: 1 }).on('connection', (socket) => {
      socket.on('error', console.error);
      socket.on('message', async (text) => {
        try {
          await run(text);
        } catch (error) {
          socket.send('it failed'); // ?
        }
      });
    });`,
    'connection · message · await run · socket closes · run fails · socket.send (closed) → lost',
  ],
  [
    'a member that is kept',
    `import { WebSocketServer, type WebSocket } from 'ws';
    const room = new Set<WebSocket>();
    new WebSocketServer({ port: 1 }).on('connection', (socket) => {
      socket.on('error', console.error);
      room.add(socket); // ?
    });`,
    'connection · socket closes · room still holds it',
  ],
  [
    'an error that nobody hears',
    `import { WebSocket } from 'ws';
    export function follow(url: string) {
      const socket = new WebSocket(url); // ?
      socket.on('message', console.log);
    }`,
    'follow() · new WebSocket · socket fails · nobody listens, the process ends',
  ],
  [
    'a route',
    `import { App } from 'uWebSockets.js';
    App().get('/price', async (response) => {
      const price = await load('x');
      response.end(price); // ?
    });`,
    'get /price · await load · response closes · load answers · response.end (closed) → throws',
  ],
  [
    'a loop that waits while others leave',
    `import { WebSocketServer, type WebSocket } from 'ws';
    const room: WebSocket[] = [];
    function sweep() {
      for (const member of room) {
        if (member.readyState !== member.OPEN) room.splice(room.indexOf(member), 1); // ?
      }
    }`,
    'sweep() · splice → an element is passed over',
  ],
];

let sandbox: Sandbox;
beforeAll(async () => {
  const files = PROGRAMS.map(([, text], index) => [`${index}.ts`, text] as const);
  sandbox = await createSandbox(Object.fromEntries(files));
});
afterAll(() => sandbox.remove());

async function storiesAt(name: string, line: number): Promise<readonly string[]> {
  let out = '';
  const write = (text: string) => void (out += text);
  const output = { write, tell: write, colors: colors.createColors(false) };
  await runCommand(['explain', `${name}:${line}`, '--format', 'json'], {
    cwd: sandbox.folder,
    output,
    loadCatalogue,
  });
  // Our own format.
  const { sights } = JSON.parse(out) as { readonly sights: readonly Told[] };
  return [...sights, ...sights.flatMap(({ reports = [] }) => reports)]
    .flatMap(({ story }) => (story ? [story] : []))
    .map((story) => story.join(' · '));
}

interface Told {
  readonly story?: readonly string[] | null;
  readonly reports?: readonly Told[];
}

it.each(PROGRAMS)('%s', async (_, text, story) => {
  const index = PROGRAMS.findIndex(([, other]) => other === text);
  const line = text.split('\n').findIndex((one) => one.endsWith('// ?')) + 1;
  expect(await storiesAt(`${index}.ts`, line)).toEqual([story]);
});
