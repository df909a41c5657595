// Oxlint's own server: the same findings and suggestions, without types.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createEditorProject,
  oxlintConfig,
  oxlintServer,
  shownFile,
  type EditorProject,
} from './editor-project.ts';
import { startLanguageServer, type LanguageClient } from './language-client.ts';
import { repairAll } from './repair-all.ts';
import { languageOf, repairedCases } from './repaired-cases.ts';
import { textIn } from './text-edits.ts';

const ANSWER = `import { WebSocket } from 'ws';

export async function answer(socket: WebSocket, question: string): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reply = await think(question);
  socket.send(reply);
}
`;

/** The plugin is loaded from its sources, on a machine that may be busy. */
const START_MS = 60_000;

let project: EditorProject;
let client: LanguageClient;

beforeAll(async () => {
  const texts = Object.fromEntries(repairedCases.map(({ file, text }) => [file, text]));
  project = createEditorProject({
    ...texts,
    '.oxlintrc.json': oxlintConfig(repairedCases),
    'shown/.oxlintrc.json': shownFile('.oxlintrc.json'),
    'shown/answer.ts': ANSWER,
  });
  client = await startLanguageServer(oxlintServer(project.folder));
}, START_MS);

afterAll(async () => {
  await client.stop();
  project.remove();
});

it.each(repairedCases)('suggestions mend $rule.id/$name', async ({ rule, file, text, repaired }) => {
  const path = join(project.folder, file);
  client.open(path, languageOf(file), text);
  expect(await client.diagnose(path)).not.toEqual([]);
  expect(await repairAll(client, path, rule)).toEqual([]);
  expect(client.textOf(path)).toBe(repaired);
});

it('shows the call with the configuration on the page', async () => {
  const file = join(project.folder, 'shown/answer.ts');
  client.open(file, 'typescript', ANSWER);
  const [diagnostic, ...others] = await client.diagnose(file);
  expect(diagnostic?.code).toBe('socket-safety(no-stale-open-check)');
  expect(diagnostic === undefined ? null : textIn(ANSWER, diagnostic.range)).toBe('socket.send(reply)');
  expect(others).toEqual([]);
});
