import type { Library } from '@socket-safety/libraries';
import { describe, expect, it } from 'vitest';
import type { Host } from './host.ts';
import { selectLibraries } from './library-versions.ts';

function row(id: string, modules: readonly string[], versions?: string): Library {
  const range = versions === undefined ? {} : { versions };
  return { id, name: id, modules, ...range, globals: {}, exports: {}, types: {}, declared: [] };
}

const libraries = [row('whatwg', []), row('ws', ['ws', 'isomorphic-ws'], '>=7'), row('ws-6', ['ws'], '<7')];

function select(manifests: Readonly<Record<string, unknown>>, versions?: Readonly<Record<string, string>>) {
  const host: Host = {
    libraries,
    readText: (path) => (path in manifests ? JSON.stringify(manifests[path]) : null),
  };
  const settings = versions === undefined ? {} : { versions };
  return selectLibraries('/project/packages/api/src/link.ts', settings, host).map(({ id }) => id);
}

describe('selectLibraries', () => {
  const old = { dependencies: { ws: '^6.2.0' } };
  it.each([
    ['the first row where no version is known', select({}), 'ws'],
    ['the row of a dependency', select({ '/project/package.json': old }), 'ws-6'],
    [
      'the nearest manifest that names the package',
      select({
        '/project/package.json': old,
        '/project/packages/api/package.json': { devDependencies: { ws: '~8.1.0' } },
      }),
      'ws',
    ],
    [
      'a farther manifest where the nearest is silent',
      select({ '/project/package.json': old, '/project/packages/api/package.json': {} }),
      'ws-6',
    ],
    ['the settings before any manifest', select({ '/project/package.json': old }, { ws: '8.0.0' }), 'ws'],
    [
      'the lowest version of a range',
      select({ '/package.json': { peerDependencies: { ws: '>=5 <9' } } }),
      'ws-6',
    ],
    ['an aliased package', select({ '/package.json': { dependencies: { ws: 'npm:ws@^6.0.0' } } }), 'ws-6'],
    [
      'the first row for a range that says nothing',
      select({ '/package.json': { dependencies: { ws: '*' } } }),
      'ws',
    ],
    ['the first row for a tag', select({ '/package.json': { dependencies: { ws: 'latest' } } }), 'ws'],
    ['the first row for a manifest of another shape', select({ '/package.json': ['ws'] }), 'ws'],
    ['prereleases', select({}, { ws: '7.0.0-beta.1' }), 'ws'],
  ])('takes %s', (_what, selected, id) => {
    expect(selected).toEqual(['whatwg', id]);
  });

  it('gives the same array for the same rows, so that it can be a key', () => {
    const host: Host = { libraries, readText: () => null };
    expect(selectLibraries('/a.ts', {}, host)).toBe(selectLibraries('/b/c.ts', {}, host));
  });
});

describe('a type of the settings', () => {
  const used = (versions: Readonly<Record<string, string>>): readonly (string | undefined)[] =>
    selectLibraries(
      '/project/link.ts',
      { sockets: { Link: 'ws' }, versions },
      { libraries, readText: () => null },
    )
      .filter(({ id }) => id === 'sockets/Link')
      .map(({ uses }) => uses?.[0]?.id);

  it('is of the version that its library has', () => {
    expect([used({}), used({ ws: '6.2.0' }), used({ ws: '8.0.0' })]).toEqual([['ws'], ['ws-6'], ['ws']]);
  });
});
