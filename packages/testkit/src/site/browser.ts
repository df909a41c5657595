// A headless browser, where there is one: the machine's own, or the one that docs/package.json names.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../gen/repository.ts';

/** The part of playwright-core that the tests use; its own types are installed for the site alone. */
export interface Browser {
  readonly newPage: (options?: {
    readonly viewport?: { readonly width: number; readonly height: number };
    readonly colorScheme?: 'light' | 'dark';
  }) => Promise<BrowserPage>;
  readonly close: () => Promise<void>;
}

export interface BrowserPage {
  readonly goto: (address: string) => Promise<unknown>;
  readonly url: () => string;
  readonly close: () => Promise<void>;
  readonly locator: (selector: string) => Located;
  readonly getByText: (text: string, options?: { readonly exact?: boolean }) => Located;
  readonly getByLabel: (text: string, options?: { readonly exact?: boolean }) => Located;
  readonly evaluate: <Result>(expression: string) => Promise<Result>;
  readonly workers: () => readonly unknown[];
  readonly keyboard: {
    readonly press: (key: string) => Promise<void>;
    readonly insertText: (text: string) => Promise<void>;
  };
  readonly on: {
    (event: 'console', hear: (message: { type(): string; text(): string }) => void): void;
    (event: 'pageerror', hear: (error: Error) => void): void;
    (event: 'request', hear: (request: { url(): string }) => void): void;
  };
}

export interface Located {
  readonly waitFor: (options?: { readonly timeout?: number }) => Promise<void>;
  readonly click: () => Promise<void>;
  readonly fill: (text: string) => Promise<void>;
  readonly selectOption: (value: string | { readonly label: string }) => Promise<unknown>;
  readonly innerText: () => Promise<string>;
  readonly count: () => Promise<number>;
  readonly first: () => Located;
}

const OWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts a browser; a string says why there is none. */
export async function startBrowser(): Promise<Browser | string> {
  if (!existsSync(join(ROOT, 'docs/node_modules'))) return 'docs/node_modules is not installed';
  const require = createRequire(join(ROOT, 'docs/package.json'));
  try {
    const { chromium }: { chromium: Launcher } = require('playwright-core');
    const own = OWN.find((path) => existsSync(path));
    if (own !== undefined) return await chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
    const { default: packed }: { default: Packed } = await import(require.resolve('@sparticuz/chromium'));
    return await chromium.launch({ executablePath: await packed.executablePath(), args: packed.args });
  } catch (thrown) {
    return String(thrown);
  }
}

interface Launcher {
  readonly launch: (options: {
    readonly executablePath: string;
    readonly args: readonly string[];
  }) => Promise<Browser>;
}

interface Packed {
  readonly args: readonly string[];
  readonly executablePath: () => Promise<string>;
}
