// The site and its playground as `npm run site` built them last, in a headless browser.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';
import { startBrowser, type Browser, type BrowserPage } from './browser.ts';
import { fileOf, serveSite, type ServedSite } from './served-site.ts';

const SITE = join(ROOT, 'docs/.vitepress/dist');
const isBuilt = existsSync(join(SITE, 'playground/index.html'));
const started = isBuilt ? await startBrowser() : 'the site is not built: npm run site';
const browser: Browser | null = typeof started === 'string' ? null : started;
if (typeof started === 'string') console.warn(`The site is not tested in a browser: ${started}.`);

const HAZARD = `import { WebSocket } from 'ws';

export async function deliver(socket: WebSocket, load: () => Promise<string>) {
  if (socket.readyState !== WebSocket.OPEN) return;
  const text = await load();
  socket.send(text);
}
`;

let site: ServedSite;
/** What went wrong in any page, and which requests left the machine. */
const wrong: string[] = [];

beforeAll(async () => {
  site = await serveSite(SITE);
});
afterAll(async () => {
  site.close();
  await browser?.close();
});
afterEach(() => {
  expect(wrong.splice(0)).toEqual([]);
});

async function open(path: string, width = 1280): Promise<BrowserPage> {
  if (browser === null) throw new Error('There is no browser.');
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !/^(?:data|blob):/.test(request.url()))
      wrong.push(request.url());
  });
  await page.goto(path.startsWith('http') ? path : site.origin + path);
  return page;
}

async function type(page: BrowserPage, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

const codeIn = (page: BrowserPage) =>
  page.evaluate<string>(`[...document.querySelectorAll('.cm-line')].map((line) => {
    const copy = line.cloneNode(true);
    for (const mark of copy.querySelectorAll('.state-mark')) mark.remove();
    return copy.textContent;
  }).join('\\n')`);

describe.skipIf(browser === null)('the playground', () => {
  it('shows the finding of a planted hazard, its states and its rewrite, which it can take over', async () => {
    const page = await open('/playground/');
    await type(page, HAZARD);
    await page.getByText('1 finding in').waitFor();
    expect(await page.locator('#findings').innerText()).toMatch(
      /6:3\s+error\s+no-stale-open-check\s+socket\.send\(…\) trusts the check on line 4/,
    );
    expect(await page.locator('.cm-lintRange-error').innerText()).toBe('socket.send(text)');
    expect(await page.locator('.cm-line .states').innerText()).toMatch(/^open\s*closing\s*closed$/);
    expect(await page.locator('#rewrite ins').first().innerText()).toContain('+');
    await page.getByText('whole text').click();
    expect(await page.locator('#rewrite pre').innerText()).toContain('if (isOpen(socket)) {');
    await page.getByText('Take it over').click();
    await page.getByText('No findings in').waitFor();
    expect(await codeIn(page)).toContain('if (isOpen(socket)) {');
    expect(page.workers()).toHaveLength(1);
    await page.close();
  });

  it('keeps everything in its address, so that the link brings it back', async () => {
    const page = await open('/playground/');
    await page.getByLabel('Preset').selectOption('strict');
    await type(page, `${HAZARD}// 🧦 <b>&amp;\n`);
    await page.getByText('1 finding in').waitFor();
    const shared = await open(page.url());
    await shared.getByText('1 finding in').waitFor();
    expect(await codeIn(shared)).toBe(`${HAZARD}// 🧦 <b>&amp;\n`);
    expect(await shared.evaluate(`document.querySelector('#preset').value`)).toBe('strict');
    await page.close();
    await shared.close();
  });

  it('starts from an example, and leaves out a rule', async () => {
    const page = await open('/playground/');
    await page.locator('#example').selectOption({ label: '✗ farewell after close' });
    await page.locator('#findings a[href$="/no-send-after-close"]').waitFor();
    expect(await codeIn(page)).toContain("socket.send('farewell');");
    await page.locator('#rules-box summary').click();
    await page.locator('#rules input[value="no-send-after-close"]').click();
    await page.getByText('No findings in').waitFor();
    await page.close();
  });

  it('says what is wrong with a text, with settings and with a link', async () => {
    const page = await open('/playground/#half-a-link');
    await page.getByText('This link is not whole').waitFor();
    await type(page, `${HAZARD}}`);
    await page.getByText('Line 8, column 1:').waitFor();
    await page.locator('#settings-box summary').click();
    await page.locator('#settings').fill('{ "guard": [] }');
    await page.getByText('Setting "socket-safety.guard"').waitFor();
    await page.close();
  });

  it('is used with the keyboard alone: Tab leaves the editor for the first finding', async () => {
    const page = await open('/playground/');
    await page.locator('#findings li').first().waitFor();
    await page.locator('.cm-content').click();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('#findings') !== null`)).toBe(true);
    await page.close();
  });

  it('fits a narrow screen', async () => {
    const page = await open('/playground/', 360);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.close();
  });

  it('turns dark, and the site with it', async () => {
    const page = await open('/playground/');
    await page.getByText('Dark', { exact: true }).click();
    await page.goto(`${site.origin}/settings`);
    expect(await page.evaluate(`document.documentElement.classList.contains('dark')`)).toBe(true);
    await page.close();
  });
});

describe.skipIf(browser === null)('the site', () => {
  it('finds a rule by its words, and opens its first case in the playground', async () => {
    const page = await open('/');
    await page.locator('.DocSearch-Button').click();
    await page.locator('#localsearch-input').fill('await stale check');
    await page.locator('a.result[href*="rules/no-stale-open-check"]').first().click();
    await page.getByText('Open it in the playground').first().click();
    await page.locator('#findings a[href$="no-stale-open-check"]').first().waitFor();
    await page.close();
  });
});

describe.skipIf(!isBuilt)('the files of the playground', () => {
  it.each([
    ['index', 200_000],
    ['worker', 1_600_000],
  ])('%s takes less than %d bytes on the way', (name, limit) => {
    const folder = join(SITE, 'playground/assets');
    const [file = ''] = readdirSync(folder).filter((one) => one.startsWith(name) && one.endsWith('.js'));
    expect(gzipSync(readFileSync(join(folder, file))).length).toBeLessThan(limit);
  });
});

describe.skipIf(!isBuilt)('links of the site', () => {
  const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  const texts = new Map(files.map((file) => [`/${file}`, readFileSync(join(SITE, file), 'utf8')]));

  it('lead to a page, and to a place in it', () => {
    const dead: string[] = [];
    for (const [file, text] of texts) {
      for (const [, href = ''] of text.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)) {
        const { protocol, pathname, hash } = new URL(href.replaceAll('&amp;', '&'), `site://site${file}`);
        if (protocol !== 'site:' || /^\/assets\//.test(pathname)) continue;
        const target = texts.get(fileOf(pathname));
        const id = decodeURIComponent(hash.slice(1));
        const isPlace =
          id === '' || pathname.startsWith('/playground/') || target?.includes(`id="${id}"`) === true;
        if (target === undefined || !isPlace) dead.push(`${file}: ${href}`);
      }
    }
    expect(texts.size).toBeGreaterThan(90);
    expect([...new Set(dead)]).toEqual([]);
  });

  // A page whose code is run as a template is left empty without a word.
  it('lead to pages that are written out', () => {
    const empty = [...texts].flatMap(([file, text]) => (/<h1 id=/.test(text) ? [] : [file]));
    expect(empty).toEqual(['/404.html', '/playground/index.html']);
  });
});
