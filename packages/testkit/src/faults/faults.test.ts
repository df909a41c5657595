// A handful of kills; `npm run faults` deals hundreds.
import { expect, it } from 'vitest';
import { leadCampaign } from './campaign.ts';
import type { Blow } from './kill.ts';

const inWriting = (signal: Blow['signal'], afterWrites: number): Blow => ({
  signal,
  moment: { kind: 'writing', afterWrites, afterMs: 0 },
});

it('whatever is killed, files are old or new, and the next run finishes', { timeout: 240_000 }, async () => {
  const blows = [inWriting('SIGKILL', 2), inWriting('SIGTERM', 3)];
  const campaign = await leadCampaign({
    blows,
    files: 24,
    finishEvery: blows.length,
    build: 'source',
    tell: () => undefined,
  });
  expect(campaign.faults).toEqual([]);
  expect(campaign.finished).toBe(1);
  // On a busy machine one of them may come too late.
  expect(campaign.struck.some(({ where }) => where !== 'had ended')).toBe(true);
});
