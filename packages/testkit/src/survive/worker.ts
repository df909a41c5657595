// A process that examines one file after another, so that a file that ends or stops it costs itself alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { examine } from './examine.ts';
import { changeTokens } from './plant/change-tokens.ts';
import { plant } from './plant/plant.ts';
import type { FileReport } from './report.ts';

/** What is done to a file before it is examined: sockets and hazards are planted into it, or some of its tokens are changed. */
export interface Disturbance {
  readonly kind: 'plant' | 'tokens';
  readonly seed: number;
}

/** What a worker is told: a file, and what is done to it first. */
export interface Order {
  readonly file: string;
  readonly disturbance: Disturbance | null;
}

/** What a worker answers, once it is ready and after each file. */
export type Answer = { readonly kind: 'ready' } | { readonly kind: 'examined'; readonly report: FileReport };

process.on('message', (order: Order) => {
  void obey(order).then((report) => tell({ kind: 'examined', report }));
});
await warmUp();
tell({ kind: 'ready' });

async function obey({ file, disturbance }: Order): Promise<FileReport> {
  const planted = disturbance === null ? null : disturb(file, disturbance);
  if (planted !== null) writeFileSync(file, planted);
  return { ...(await examine(file)), planted: planted !== null };
}

function disturb(file: string, { kind, seed }: Disturbance): string | null {
  const text = readFileSync(file, 'utf8');
  return kind === 'plant' ? plant(file, text, seed) : changeTokens(file, text, seed);
}

/** What the first file would pay for loading ESLint is not the file's. */
async function warmUp(): Promise<void> {
  const { lintText } = await import('@socket-safety/eslint-host');
  lintText('new WebSocket(url).send(text);', { file: '/warm-up.js', rules: [] });
}

function tell(answer: Answer): void {
  process.send?.(answer);
}
