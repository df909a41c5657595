// A guide as a story: its files are written and its commands run, from the top to the end, in one folder.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { processEnvironment, runCommand } from 'socket-safety';
import { createPageSandbox, type PageSandbox } from '../settings/page-sandbox.ts';

/** ` ```js chat.js ` is a file; in ` ```console ` a `$` stands before each command, and what it prints below. */
const FENCE = /^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm;

/** Runs a guide and returns it with what its commands print now. */
export async function tellGuide(page: string): Promise<string> {
  const sandbox = await createPageSandbox([]);
  try {
    const told: string[] = [];
    let end = 0;
    for (const fence of page.matchAll(FENCE)) {
      const [all, language = '', name, body = ''] = fence;
      told.push(page.slice(end, fence.index), await tell(language, name, body, sandbox));
      end = fence.index + all.length;
    }
    return told.join('') + page.slice(end);
  } finally {
    await sandbox.remove();
  }
}

async function tell(
  language: string,
  name: string | undefined,
  body: string,
  sandbox: PageSandbox,
): Promise<string> {
  if (name !== undefined) {
    await mkdir(dirname(join(sandbox.folder, name)), { recursive: true });
    await writeFile(join(sandbox.folder, name), body);
    return `\`\`\`${language} ${name}\n${body}\`\`\``;
  }
  if (language !== 'console') return `\`\`\`${language}\n${body}\`\`\``;
  const lines: string[] = [];
  for (const command of body.split('\n').filter((line) => line.startsWith('$ '))) {
    const output = await run(wordsOf(command), sandbox);
    lines.push(command, ...(output === '' ? [] : [output]));
  }
  return ['```console', ...lines, '```'].join('\n');
}

/** `$ git commit -m "a service"` → `git`, `commit`, `-m`, `a service` */
function wordsOf(command: string): readonly string[] {
  const words = command.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
  return words.filter((word) => word !== '$' && word !== 'npx');
}

async function run([name = '', ...words]: readonly string[], sandbox: PageSandbox): Promise<string> {
  if (name === 'git') return runGit(words, sandbox.folder);
  if (name !== 'socket-safety') return (await sandbox.run([name, ...words])).output;
  // A process for each command would take most of the time.
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const environment = processEnvironment();
  await runCommand(words, {
    ...environment,
    cwd: sandbox.folder,
    output: { ...environment.output, write: print, tell: print },
  });
  return printed.join('').replaceAll(`${sandbox.folder}/`, '').trim();
}

/** What git says differs between its versions and is no part of a guide. */
function runGit(words: readonly string[], cwd: string): Promise<string> {
  const who = { NAME: 'Reader', EMAIL: 'reader@example.org' };
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: who.NAME,
    GIT_AUTHOR_EMAIL: who.EMAIL,
    GIT_COMMITTER_NAME: who.NAME,
    GIT_COMMITTER_EMAIL: who.EMAIL,
  };
  return new Promise((done, fail) => {
    execFile('git', [...words], { cwd, env }, (error, _out, err) =>
      error === null ? done('') : fail(new Error(`git ${words.join(' ')}: ${err}`)),
    );
  });
}
