// The server behind VS Code's ESLint extension: what an editor shows, offers and writes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';
import { createEditorProject, eslintConfig, eslintServer, type EditorProject } from './editor-project.ts';
import { startLanguageServer, type LanguageClient } from './language-client.ts';
import { languageOf, repairedCases } from './repaired-cases.ts';
import { repairAll } from './repair-all.ts';
import { textIn } from './text-edits.ts';

const PAGES = 'https://github.com/socket-safety/socket-safety/blob/main/';

const TYPESCRIPT = `import { WebSocket } from 'ws';

export async function answer(socket: WebSocket, question: string): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reply = await think(question);
  socket.send(reply);
}
`;
const TYPESCRIPT_REPAIRED = `import { WebSocket } from 'ws';

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === WebSocket.OPEN;
}

export async function answer(socket: WebSocket, question: string): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reply = await think(question);
  if (isOpen(socket)) {
    socket.send(reply);
  }
}
`;

const JAVASCRIPT = `const { WebSocketServer } = require('ws');\r
\r
const server = new WebSocketServer({ port: 8080 });\r
setInterval(() => {\r
  for (const client of server.clients) client.send('tick');\r
}, 1000);\r
`;
const JAVASCRIPT_REPAIRED = `const { WebSocketServer } = require('ws');\r
\r
const server = new WebSocketServer({ port: 8080 });\r
setInterval(() => {\r
  for (const client of server.clients) {\r
    if (client.readyState === client.OPEN) {\r
      client.send('tick');\r
    }\r
  }\r
}, 1000);\r
`;

/** The plugin is loaded from its sources, on a machine that may be busy. */
const START_MS = 60_000;

let project: EditorProject;
let client: LanguageClient;

beforeAll(async () => {
  const texts = Object.fromEntries(repairedCases.map(({ file, text }) => [file, text]));
  project = createEditorProject({
    ...texts,
    'answer.ts': TYPESCRIPT,
    'ticker.js': JAVASCRIPT,
    'package.json': '{"type":"module"}',
    'eslint.config.js': eslintConfig(repairedCases),
  });
  client = await startLanguageServer(eslintServer(project.folder));
}, START_MS);

afterAll(async () => {
  await client.stop();
  project.remove();
});

describe.each([
  ['answer.ts', 'typescript', 'no-stale-open-check', 'socket.send(reply)', TYPESCRIPT, TYPESCRIPT_REPAIRED],
  ['ticker.js', 'javascript', 'no-unguarded-send', "client.send('tick')", JAVASCRIPT, JAVASCRIPT_REPAIRED],
])('a document %s', (name, language, rule, call, text, repaired) => {
  it('shows the call and its page, and is mended by what is offered', async () => {
    const file = join(project.folder, name);
    client.open(file, language, text);
    const diagnostics = await client.diagnose(file);
    expect(diagnostics).toMatchObject([
      {
        code: `socket-safety/${rule}`,
        severity: 1,
        codeDescription: { href: `${PAGES}rules/${rule}/README.md` },
      },
    ]);
    const [diagnostic] = diagnostics;
    if (diagnostic === undefined) throw new Error('Nothing is shown.');
    expect(textIn(text, diagnostic.range)).toBe(call);
    expect(existsSync(join(ROOT, `rules/${rule}/README.md`))).toBe(true);

    const actions = await client.actionsFor(file, diagnostic);
    expect(actions.map(({ title }) => title)).toEqual([
      `Send only when the socket is open. (socket-safety/${rule})`,
      `Disable socket-safety/${rule} for this line`,
      `Disable socket-safety/${rule} for the entire file`,
      `Show documentation for socket-safety/${rule}`,
    ]);
    const [suggestion] = actions;
    if (suggestion !== undefined) await client.apply(suggestion);
    expect(client.textOf(file)).toBe(repaired);
    expect(await client.diagnose(file)).toEqual([]);
  });
});

describe('suggestions', () => {
  it.each(repairedCases)('mend $rule.id/$name', async ({ rule, file, text, repaired }) => {
    const path = join(project.folder, file);
    client.open(path, languageOf(file), text);
    expect(await repairAll(client, path, rule)).toEqual([]);
    expect(client.textOf(path)).toBe(repaired);
  });
});
