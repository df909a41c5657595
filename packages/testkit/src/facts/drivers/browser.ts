import type { Implementation } from '../implementation.ts';

/** What is driven in a page. */
export interface BrowserPlay {
  readonly name: string;
  /** As `browser/troupes.ts` names it. */
  readonly troupe: string;
  /** Id of its row. */
  readonly library: string;
}

export const plays: readonly BrowserPlay[] = [
  { name: 'WHATWG in Chromium', troupe: 'WebSocket', library: 'whatwg' },
  { name: 'RTCDataChannel in Chromium', troupe: 'RTCDataChannel', library: 'rtc-data-channel' },
  { name: 'BroadcastChannel in Chromium', troupe: 'BroadcastChannel', library: 'broadcast-channel' },
  { name: 'workers of Chromium', troupe: 'workers', library: 'web-workers' },
];

export const implementations: readonly Implementation[] = plays.map(({ name, library }) => ({
  name,
  library,
  runtime: 'chromium',
  needs: 'runtimes',
  system: 'linux-x64',
  recorder: new URL('../browser/recorder.ts', import.meta.url),
  open() {
    throw new Error('Only its own recorder opens a browser.');
  },
}));
