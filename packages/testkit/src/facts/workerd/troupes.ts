import { accepted } from './accepted.ts';
import { astray } from './astray.ts';
import { client } from './client.ts';
import { hibernating } from './hibernating.ts';
import { hono } from './hono.ts';
import { keptBy } from './kept-by.ts';
import type { OpenTroupe } from './troupe.ts';
import { waiting } from './waiting.ts';

const PARTYSERVER = {
  module: 'partyserver',
  className: 'Server',
  shows: ['properties', 'handovers'],
} as const;

/** What drives each implementation of workerd. */
export const TROUPES = {
  client,
  accepted: accepted('answers'),
  'accepted 2025': accepted('leaves it'),
  waiting,
  hibernating,
  astray,
  hono,
  partyserver: keptBy({ ...PARTYSERVER, keeps: 'in memory' }),
  'partyserver hibernating': keptBy({ ...PARTYSERVER, keeps: 'hibernating' }),
  agents: keptBy({
    module: 'agents',
    className: 'Agent',
    keeps: 'hibernating',
    shows: ['properties'],
  }),
} as const satisfies Record<string, OpenTroupe>;
