import type { Implementation } from '../implementation.ts';

/** What is driven inside workerd, and by which compatibility date. */
export interface WorkersPlay {
  readonly name: string;
  /** As `workerd/troupes.ts` names it. */
  readonly troupe: string;
  readonly compatibilityDate: string;
  /** What is driven is a library on top of the runtime. */
  readonly above?: {
    /** Id of its row. */
    readonly library: string;
    readonly packageName: string;
    /** Modules that the troupe asks for. */
    readonly modules: readonly string[];
    /** Where it is installed. Absent: with the other libraries. */
    readonly from?: 'runtimes';
  };
  /** What a bare end says as soon as it has called. Absent: nothing. */
  readonly greeting?: string;
}

// Since 2026-04-07 the runtime answers a peer's close.
const BEFORE = '2025-01-01';
const SINCE = '2026-04-26';

export const plays: readonly WorkersPlay[] = [
  { name: 'workerd waiting', troupe: 'waiting', compatibilityDate: SINCE },
  { name: 'workerd accepted', troupe: 'accepted', compatibilityDate: SINCE },
  { name: 'workerd accepted 2025', troupe: 'accepted 2025', compatibilityDate: BEFORE },
  { name: 'workerd client', troupe: 'client', compatibilityDate: SINCE },
  { name: 'workerd hibernating', troupe: 'hibernating', compatibilityDate: SINCE },
  { name: 'workerd astray', troupe: 'astray', compatibilityDate: SINCE },
  {
    name: 'hono on Workers',
    troupe: 'hono',
    compatibilityDate: SINCE,
    above: { library: 'hono-workers', packageName: 'hono', modules: ['hono', 'hono/cloudflare-workers'] },
    // Without `onOpen`, a message is the first that a program hears of a socket.
    greeting: 'hello',
  },
  {
    name: 'partyserver',
    troupe: 'partyserver',
    compatibilityDate: SINCE,
    above: { library: 'partyserver', packageName: 'partyserver', modules: ['partyserver'] },
  },
  {
    name: 'partyserver hibernating',
    troupe: 'partyserver hibernating',
    compatibilityDate: SINCE,
    above: { library: 'partyserver', packageName: 'partyserver', modules: ['partyserver'] },
  },
  {
    name: 'agents',
    troupe: 'agents',
    compatibilityDate: SINCE,
    above: { library: 'agents', packageName: 'agents', modules: ['agents'], from: 'runtimes' },
  },
];

export const implementations: readonly Implementation[] = plays.map(({ name, above }) => ({
  name,
  library: above?.library ?? 'cloudflare-workers',
  runtime: name,
  needs: 'runtimes',
  recorder: new URL('../workerd/recorder.ts', import.meta.url),
  open() {
    throw new Error('Only its own recorder opens workerd.');
  },
}));
