import { beforeAll, describe, expect, it } from 'vitest';
import { compareAll, type Compared } from './compared.ts';
import { NOT_REPLAYED } from './not-replayed.ts';
import { chooseSchedules } from './schedules.ts';

const LIMIT_MS = 30_000;
const COUNT = 50;

describe('schedules of the simulation, replayed with real sockets', () => {
  let compared: readonly Compared[] = [];
  beforeAll(async () => {
    compared = await compareAll(chooseSchedules(COUNT, Object.keys(NOT_REPLAYED)));
  }, LIMIT_MS);

  it('have the same outcome for each send', () => {
    const wrong = compared.filter(({ schedule, isSame }) => !isSame && !(schedule.name in NOT_REPLAYED));
    expect(
      wrong.map(({ schedule, simulated, real, notDriven }) => ({
        name: schedule.name,
        labels: schedule.labels.join(' · '),
        simulated,
        real: notDriven ?? real,
      })),
    ).toEqual([]);
  });

  it('are fifty', () => {
    expect(compared.filter(({ isSame }) => isSame).length).toBe(COUNT);
  });

  it('need every row of the table of those that are not replayed', () => {
    const needed = new Set(compared.filter(({ isSame }) => !isSame).map(({ schedule }) => schedule.name));
    expect(Object.keys(NOT_REPLAYED).filter((name) => !needed.has(name))).toEqual([]);
  });

  it('show every outcome of a send', () => {
    const words = new Set(compared.flatMap(({ real }) => real.map((line) => line.split(': ')[1])));
    expect([...words].sort()).toEqual(['callback error', 'delivered', 'error event', 'lost', 'throws']);
  });

  it('differ where the simulation says that a lost send went well', async () => {
    const found = compared.find(({ isSame, real }) => isSame && real.some((line) => line.endsWith('lost')));
    const schedule = found?.schedule ?? expect.fail('No schedule loses a send.');
    const sends = schedule.sends.map((send) => ({ ...send, outcome: ['ok'] as const }));
    const [altered] = await compareAll([{ ...schedule, sends }]);
    expect(altered?.isSame).toBe(false);
  });
});
