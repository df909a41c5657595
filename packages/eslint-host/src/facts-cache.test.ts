import { librariesForSettings, noImports, type Settings } from '@socket-safety/analysis';
import { libraries } from '@socket-safety/libraries';
import { parseText } from '@socket-safety/testkit/marked-text';
import { expect, it } from 'vitest';
import { analysisOf } from './facts-cache.ts';

const source = parseText(`
  import WebSocket from 'ws';
  import { Link } from './link.js';
  export async function deliver(socket: WebSocket, link: Link) {
    await ready();
    if (mayDeliver(socket)) socket.send(text);
    link.close();
    link.send(text);
  }`);

function analysisUnder(settings: Settings) {
  const rows = librariesForSettings(settings, libraries);
  const options = { libraries: rows, settings, oracle: null, imports: noImports };
  return analysisOf(source, options, () => options);
}

function hazardsUnder(settings: Settings): number {
  const analysis = analysisUnder(settings);
  return analysis.kind === 'facts' ? analysis.facts.sends.filter(({ hazard }) => hazard !== null).length : 0;
}

it('an analysis is made once for each settings, and never serves others', () => {
  const guards: Settings = { guards: ['mayDeliver'] };
  const sockets: Settings = { sockets: { Link: 'ws' } };
  expect([{}, guards, sockets, { ...guards, ...sockets }, {}].map(hazardsUnder)).toEqual([1, 0, 2, 1, 1]);
  expect(analysisUnder(guards)).toBe(analysisUnder(guards));
});
