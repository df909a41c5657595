// What reports say word for word: the call, the line that decides, and what happens then. Cases compare which message it is.
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from './plugin.ts';

const HEAD = `import { WebSocket } from 'ws';
/** @param {WebSocket} socket */
export async function deliver(socket, load) {
`;

/** Body from line 4 on, and what is said of it. */
const SAID: Readonly<Record<string, readonly (readonly [body: string, message: string])[]>> = {
  'no-send-after-close': [
    [
      `  socket.close(1000);\n  socket.send('bye');`,
      '`socket.send(…)` runs after `socket.close(…)` on line 4, so the socket is closing or closed: `ws` then drops it silently.',
    ],
    [
      `  socket.on('close', () => {\n    socket.send('bye');\n  });`,
      '`socket.send(…)` runs in the close handler of its own socket (line 4): `ws` then drops it silently.',
    ],
    [
      `  load();\n  if (socket.readyState !== WebSocket.OPEN) socket.send('late');`,
      '`socket.send(…)` runs where the check on line 5 found the socket not open: `ws` then drops it silently.',
    ],
    [
      `  socket.terminate();\n  await load();\n  socket.send('late');`,
      '`socket.send(…)` runs after `socket.terminate()` on line 4, so the socket is closing or closed: `ws` then drops it silently.',
    ],
  ],
  'no-stale-open-check': [
    [
      `  if (socket.readyState !== 1) return;\n  await load();\n  socket.send('late');`,
      '`socket.send(…)` trusts the check on line 4, but the socket may close during the `await` on line 5: `ws` then drops it silently.',
    ],
  ],
  'no-unguarded-send': [
    [
      `  await load();\n  socket.send('late');`,
      '`socket.send(…)` has no open check after the `await` on line 4 and may find the socket closing or closed: `ws` then drops it silently.',
    ],
  ],
  'require-error-listener': [
    [
      `  new WebSocket('ws://feed.example').on('open', load);`,
      "`new WebSocket('ws://feed.example')` has no `error` listener: with `ws`, an error that nobody hears ends the process.",
    ],
    [
      `  new WebSocket('ws://feed.example', { headers: { cookie: await load() } }).on('open', load);`,
      '`new WebSocket(…)` has no `error` listener: with `ws`, an error that nobody hears ends the process.',
    ],
  ],
};

const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [plugin.configs.strict] });

describe.each(Object.entries(SAID))('%s', (rule, table) => {
  it.each(table)('%s', async (body, message) => {
    const [result] = await eslint.lintText(`${HEAD}${body}\n}\n`, { filePath: 'deliver.js' });
    const said = result?.messages.filter(({ ruleId }) => ruleId === `socket-safety/${rule}`);
    expect(said?.map((one) => one.message)).toEqual([message]);
  });
});
