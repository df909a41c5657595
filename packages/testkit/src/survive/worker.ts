// A process that examines one file after another, so that a file that ends or stops it costs itself alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { examine } from './examine.ts';
import { plant } from './plant/plant.ts';
import type { FileReport } from './report.ts';

/** What a worker is told: a file, and a seed where something is to be planted into it first. */
export interface Order {
  readonly file: string;
  readonly seed: number | null;
}

/** What a worker answers, once it is ready and after each file. */
export type Answer = { readonly kind: 'ready' } | { readonly kind: 'examined'; readonly report: FileReport };

process.on('message', (order: Order) => {
  void obey(order).then((report) => tell({ kind: 'examined', report }));
});
await warmUp();
tell({ kind: 'ready' });

async function obey({ file, seed }: Order): Promise<FileReport> {
  const planted = seed === null ? null : plant(file, readFileSync(file, 'utf8'), seed);
  if (planted !== null) writeFileSync(file, planted);
  return { ...(await examine(file)), planted: planted !== null };
}

/** What the first file would pay for loading ESLint is not the file's. */
async function warmUp(): Promise<void> {
  const { lintText } = await import('@socket-safety/eslint-host');
  lintText('new WebSocket(url).send(text);', { file: '/warm-up.js', rules: [] });
}

function tell(answer: Answer): void {
  process.send?.(answer);
}
