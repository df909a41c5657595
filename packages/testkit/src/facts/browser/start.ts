import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Server } from 'node:http';

/** A recorder in a browser that has called. */
export interface Opened {
  readonly link: WebSocket;
  /** Of the browser. */
  readonly version: string;
}

const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // Without, it would show the page and leave.
  '--remote-debugging-port=0',
];

/** Starts a browser on a page, with nobody to look at it; returns what ends it. */
export function startBrowser(executable: string, flags: readonly string[], url: string): () => Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'facts-'));
  const browser = spawn(executable, [...FLAGS, ...flags, `--user-data-dir=${profile}`, url], {
    stdio: 'ignore',
  });
  browser.on('exit', (code, signal) => {
    throw new Error(`The browser stopped (${String(signal ?? code)}).`);
  });
  process.on('exit', () => browser.kill('SIGKILL'));
  return async () => {
    browser.removeAllListeners('exit').kill();
    await once(browser, 'close');
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
}

/** Waits until the recorder inside a browser calls a server. */
export function openedOn(server: Server): Promise<Opened> {
  return new Promise((resolve) => {
    new WebSocketServer({ server }).on('connection', (link, { headers }) => {
      const [, version = '0.0.0'] = /Chrome\/(\d+\.\d+\.\d+)/.exec(headers['user-agent'] ?? '') ?? [];
      resolve({ link, version });
    });
  });
}
