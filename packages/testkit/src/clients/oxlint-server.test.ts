// Oxlint's own server: the same findings and suggestions, without types.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEditorProject, oxlintConfig, oxlintServer, type EditorProject } from './editor-project.ts';
import { startLanguageServer, type LanguageClient } from './language-client.ts';
import { repairAll } from './repair-all.ts';
import { languageOf, repairedCases } from './repaired-cases.ts';

let project: EditorProject;
let client: LanguageClient;

beforeAll(async () => {
  const texts = Object.fromEntries(repairedCases.map(({ file, text }) => [file, text]));
  project = createEditorProject({ ...texts, '.oxlintrc.json': oxlintConfig(repairedCases) });
  client = await startLanguageServer(oxlintServer(project.folder));
});

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
