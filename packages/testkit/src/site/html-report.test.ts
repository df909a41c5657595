// The HTML report of the command, in a browser: everything is there, filters work, nothing fails and nobody is asked.
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { processEnvironment, runCheck } from 'socket-safety';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type Browser, type BrowserPage } from './browser.ts';

const STALE = `import { WebSocket } from 'ws';
declare function save(text: string): Promise<void>;
export async function deliver(socket: WebSocket, text: string) {
  if (socket.readyState !== WebSocket.OPEN) return;
  await save('<script>document.title = "taken over"</script>');
  socket.send(text);
}
`;
const WALK = `import { WebSocket } from 'ws';
const audience: WebSocket[] = [];
export function clear() {
  for (const socket of audience) audience.splice(audience.indexOf(socket), 1);
}
`;
const HOSTILE = `<img src=x onerror=document.title='taken-over'> "quoted" %41.ts`;

const browser = await startBrowser();

describe.skipIf(typeof browser === 'string')('the report', () => {
  let folder: string;
  let page: BrowserPage;
  const heard: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'html-report-')));
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'src', HOSTILE), STALE);
    await writeFile(join(folder, 'src/walk.ts'), WALK);
    const environment = processEnvironment();
    const quiet = { ...environment.output, write: () => undefined, tell: () => undefined };
    const options = { format: 'html', output: 'report.html', types: false } as const;
    await runCheck(['.'], options, { ...environment, cwd: folder, output: quiet, variables: {} });
    page = await (browser as Browser).newPage();
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  });
  afterAll(async () => {
    await (browser as Browser).close();
    await rm(folder, { recursive: true });
  });

  const cards = (): Promise<readonly string[]> =>
    page.evaluate(
      `Array.from(document.querySelectorAll('article')).filter((card) => card.offsetParent).map((card) => card.dataset.rule)`,
    );

  it('shows every finding, its path and its code, and nothing of it as a part of the page', async () => {
    expect(await cards()).toEqual(['no-stale-open-check', 'no-mutation-during-iteration']);
    expect(await page.evaluate('document.title')).toBe('2 problems in 2 files – socket-safety');
    expect(await page.locator('.group > h2').first().innerText()).toBe(`src/${HOSTILE}`);
    expect(
      await page.evaluate(
        `Array.from(document.querySelectorAll('figure title'), (title) => title.textContent)`,
      ),
    ).toEqual([
      'entered in any state (line 3), then checked here (line 4), then suspended here (line 5), then may have closed by now, then sent here (line 6)',
      'loop starts here (line 4), then changed here (line 4)',
    ]);
    expect(await page.evaluate(`document.querySelector('tr.here pre').textContent`)).toBe(
      '  socket.send(text);',
    );
  });

  it('filters by text, by rule and by severity, and groups by rule', async () => {
    const search = page.locator('[type=search]');
    await search.fill('SPLICE');
    expect(await cards()).toEqual(['no-mutation-during-iteration']);
    await search.fill('');
    await page.locator('.bars button[data-name=no-stale-open-check]').click();
    expect(await cards()).toEqual(['no-stale-open-check']);
    expect(await page.locator('.controls output').innerText()).toBe('1 of 2 shown');
    await page.locator('.bars button[data-name=no-stale-open-check]').click();
    await page.locator('[name=group][value=rule]').click();
    expect(await cards()).toEqual(['no-mutation-during-iteration', 'no-stale-open-check']);
    expect(await page.locator('.group > h2').first().innerText()).toBe('no-mutation-during-iteration');
    await page.locator('[type=checkbox][value=error]').click();
    expect(await cards()).toEqual([]);
  });

  it('fails nowhere, and asks nobody for anything', () => {
    expect(heard).toEqual([]);
    expect(asked).toEqual([pathToFileURL(join(folder, 'report.html')).href]);
  });
});
