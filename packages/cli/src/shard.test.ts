import fc from 'fast-check';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';
import { readShard, shareOf } from './shard.ts';

it.each(['0/4', '5/4', '4', '1/0', '-1/4', '1/4/4', '1/99999', ' 1/4', '1.5/4'])('%s is no shard', (word) => {
  expect(readShard(word)).toBeNull();
});

it('cuts files into even runs of neighbours, each file in one of them', () => {
  const sized = fc.array(fc.nat({ max: 5_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(sized, fc.integer({ min: 1, max: 16 }), (sizes, count) => {
      const files = sizes.map((bytes, at) => ({ file: String(at), bytes }));
      const shares = Array.from({ length: count }, (_, at) => shareOf(files, { index: at + 1, count }));
      expect(shares.flat()).toEqual(files.map(({ file }) => file));
      const even = sizes.reduce((sum, bytes) => sum + bytes + 1, 0) / count;
      for (const share of shares) {
        const bytes = share.reduce((sum, file) => sum + (sizes[Number(file)] ?? 0) + 1, 0);
        expect(bytes).toBeLessThanOrEqual(even + Math.max(0, ...sizes) + 1);
      }
    }),
    { seed: 7 },
  );
});

describe('a check in shards', () => {
  const RISKY = 'new WebSocket(url);\nrisky();\n  loose();\n';
  const NAMES = [
    'a/z.ts',
    'a-b.ts',
    'a b.ts',
    'ä.js',
    'b/c/d.ts',
    'b/c.ts',
    'e.mts',
    'f#1.ts',
    'plain.ts',
    'zz.ts',
  ];
  let sandbox: Sandbox;
  beforeAll(async () => {
    const texts = NAMES.map((name, at): [string, string] => [`src/${name}`, RISKY + '// …\n'.repeat(at * 3)]);
    sandbox = await createSandbox({
      ...Object.fromEntries(texts),
      'src/plain.ts': 'risky();\n',
      'src/broken.ts': 'new WebSocket(url); risky(;',
      'other/a.ts': RISKY,
      'eslint-suppressions.json': '{ "src/a/z.ts": { "socket-safety/no-risky": { "count": 1 } } }',
    });
    await symlink('/nowhere/at/all.ts', join(sandbox.folder, 'src/gone.ts'));
  });
  afterAll(() => sandbox.remove());

  const writeShards = async (count: number, ...words: readonly string[]): Promise<readonly string[]> => {
    const names: string[] = [];
    for (let index = 1; index <= count; index++) {
      const name = `reports/${index}-of-${count}.sarif`;
      await sandbox.run(
        'check',
        ...words,
        '--shard',
        `${index}/${count}`,
        '--format',
        'sarif',
        '--output',
        name,
      );
      names.push(name);
    }
    return names;
  };

  it.each([
    ['of a folder', ['.']],
    ['of folders elsewhere', ['--preset', 'strict', 'src', 'other']],
  ])('%s, merged in any order, is byte for byte the undivided one', async (_, words) => {
    const whole = await sandbox.run('check', ...words, '--format', 'sarif', '--output', 'whole.sarif');
    const shards = [...(await writeShards(5, ...words))].reverse();
    const merged = await sandbox.run('merge', ...shards, '--output', 'merged.sarif');
    expect(await sandbox.read('merged.sarif')).toBe(await sandbox.read('whole.sarif'));
    expect(whole.code).toBe(2);
    expect(merged).toEqual({
      code: 2,
      err: '',
      out: expect.stringMatching(/ in 5 reports, 2 failed: merged\.sarif\n$/),
    });
  });

  it('that was several checks is merged as well', async () => {
    const reports = ['src/zz.ts', 'other'].map((path) => [path, `${path}.sarif`] as const);
    for (const [path, name] of reports)
      await sandbox.run('check', path, '--format', 'sarif', '--output', name);
    const merged = await sandbox.run('merge', ...reports.map(([, name]) => name));
    const whole = await sandbox.run('check', 'src/zz.ts', 'other', '--format', 'sarif');
    expect(merged).toEqual(whole);
  });

  it('is merged without a report that says nothing', async () => {
    const words = ['src/plain.ts', 'src/zz.ts', '--rule', 'no-loose'];
    const shards = await writeShards(3, ...words);
    const { out } = await sandbox.run('check', ...words, '--format', 'sarif');
    expect(await sandbox.run('merge', ...shards)).toEqual({ code: 1, err: '', out });
    expect(await sandbox.run('merge', ...shards, '--max-warnings', '1')).toMatchObject({ code: 0 });
  });

  describe('that cannot be merged', () => {
    beforeAll(async () => {
      await writeShards(2, '--rule', 'no-risky');
      await sandbox.write('rules.sarif', await sandbox.read('reports/2-of-2.sarif'));
      await writeShards(2);
      await writeShards(3, 'src/zz.ts');
      const first = await sandbox.read('reports/1-of-2.sarif');
      await sandbox.write('reports/copy.sarif', first);
      const log = JSON.parse(first) as Log;
      for (const { tool } of log.runs) tool.driver.version = '0.0.0-old';
      await sandbox.write('old.sarif', JSON.stringify(log));
      await sandbox.write('whole.sarif', (await sandbox.run('check', '--format', 'sarif', 'src/zz.ts')).out);
      await sandbox.write('null.json', 'null');
    });

    it.each([
      ['merge reports/1-of-2.sarif', /^socket-safety: merge: of 2 shards there is no report of 2\n$/],
      [
        'merge reports/1-of-2.sarif reports/copy.sarif',
        /^socket-safety: reports\/copy\.sarif: is shard 1 of 2, as reports\/1-of-2\.sarif is\n$/,
      ],
      [
        'merge reports/1-of-2.sarif reports/2-of-3.sarif',
        /^socket-safety: reports\/2-of-3\.sarif: is one of 3 shards, reports\/1-of-2\.sarif is one of 2 shards\n$/,
      ],
      [
        'merge reports/1-of-2.sarif whole.sarif',
        /^socket-safety: whole\.sarif: is of a whole check, reports\/1-of-2\.sarif is one of 2 shards\n$/,
      ],
      ['merge src/broken.ts', /^socket-safety: src\/broken\.ts: is not valid JSON\n$/],
      ['merge null.json', /^socket-safety: null\.json: is no report of this command /],
      ['merge nowhere.sarif', /^socket-safety: nowhere\.sarif: does not exist\n$/],
      ['merge old.sarif', /^socket-safety: old\.sarif: was written by version 0\.0\.0-old, this is /],
      [
        'merge reports/1-of-2.sarif rules.sarif',
        /^socket-safety: rules\.sarif: was made with other rules than /,
      ],
      ['check --shard 3/2 src', /^socket-safety: .*'3\/2' is invalid\. .*such as 3\/16\.\n$/],
      [
        'check --shard 1/2 --suppress-all src',
        /^socket-safety: --shard looks at a part of the files, so it does not go with --suppress-all\n$/,
      ],
    ])('is refused in one line: %s', async (words, says) => {
      const { code, err } = await sandbox.run(...words.split(' '));
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(says) });
    });
  });
});
