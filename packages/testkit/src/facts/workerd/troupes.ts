import { accepted } from './accepted.ts';
import { astray } from './astray.ts';
import { client } from './client.ts';
import { hibernating } from './hibernating.ts';
import { hono } from './hono.ts';
import { partyserver } from './partyserver.ts';
import type { OpenTroupe } from './troupe.ts';
import { waiting } from './waiting.ts';

/** What drives each implementation of workerd. */
export const TROUPES = {
  client,
  accepted: accepted('answers'),
  'accepted 2025': accepted('leaves it'),
  waiting,
  hibernating,
  astray,
  hono,
  partyserver: partyserver('in memory'),
  'partyserver hibernating': partyserver('hibernating'),
} as const satisfies Record<string, OpenTroupe>;
