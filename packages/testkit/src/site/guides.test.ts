// The guides are true: what they show is what happens. `npx vitest run packages/testkit/src/site/guides.test.ts -u` writes the
// pages anew, and you read them.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { processEnvironment, runCommand } from 'socket-safety';
import { findText, ROOT } from '../gen/repository.ts';
import { tellGuide } from './guide.ts';

const GUIDES = ['docs/start.md', 'docs/adopt.md', 'docs/migrate-helpers.md'];

it.each(GUIDES)('%s shows what its commands print', async (path) => {
  await expect(await tellGuide(findText(path) ?? '')).toMatchFileSnapshot(join(ROOT, path));
});

it.each([...GUIDES, 'docs/checks.md', 'README.md'])(
  '%s names commands and options that there are',
  async (path) => {
    const shells = [...(findText(path) ?? '').matchAll(/^```sh\n([^]*?)^```$/gm)].map(
      ([, body = '']) => body,
    );
    const commands = shells
      .join('')
      .split('\n')
      .filter((line) => /\bsocket-safety (?!socket)\w/.test(line) && !line.includes('npm install'));
    for (const line of commands) {
      const [subcommand = '', ...words] = line
        .replace(/ *#.*/, '')
        .replace(/^.*?\bsocket-safety /, '')
        .split(' ');
      const help = await helpOf(subcommand);
      expect(help, line).toContain(`Usage: socket-safety ${subcommand}`);
      for (const word of words) if (word.startsWith('--')) expect(help, line).toContain(word);
    }
  },
);

async function helpOf(subcommand: string): Promise<string> {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const environment = processEnvironment();
  const output = { ...environment.output, write: print, tell: print };
  await runCommand([subcommand, '--help'], { ...environment, output });
  return printed.join('');
}
