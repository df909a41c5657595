import { describe, expect, it } from 'vitest';
import { findRepo } from './checkouts.ts';
import { isSkippedFolder, isSourceName } from './source-files.ts';

describe('findRepo', () => {
  it.each([
    ['socketio__socket.io', 'socketio/socket.io'],
    ['owner__snake__case', 'owner/snake__case'],
    ['notes', null],
    ['.cache__x', null],
  ])('%s', (folder, repo) => {
    expect(findRepo(folder)).toBe(repo);
  });
});

describe('isSourceName', () => {
  it.each(['link.js', 'link.jsx', 'link.mjs', 'link.cjs', 'link.ts', 'link.tsx', 'link.mts', 'link.cts'])(
    'takes %s',
    (name) => {
      expect(isSourceName(name)).toBe(true);
    },
  );

  it.each([
    'link.d.ts',
    'link.d.mts',
    'style.d.css.ts',
    'link.min.js',
    'link.min.mjs',
    'link.json',
    'link.vue',
  ])('leaves %s out', (name) => {
    expect(isSourceName(name)).toBe(false);
  });
});

describe('isSkippedFolder', () => {
  it.each([
    'node_modules',
    'client/dist',
    'packages/link/node_modules',
    'packages/node_modules/x/node_modules',
  ])('skips %s', (path) => {
    expect(isSkippedFolder(path)).toBe(true);
  });

  it.each(['src', 'packages/node_modules', 'src/distribution'])('enters %s', (path) => {
    expect(isSkippedFolder(path)).toBe(false);
  });
});
