// Who may import whom, as a table. Imports are read with TypeScript's own parser, so that comments and texts do not count.
import { describe, expect, it } from 'vitest';
import { findCycles } from './cycles.ts';
import { allows, findLayer, isTest, LAYERS } from './layer-table.ts';
import { listSourceFiles, type Import, type SourceFile } from './source-files.ts';

const files = listSourceFiles();

describe('layers', () => {
  it('hold every file', () => {
    const homeless = files.filter(({ path }) => !isTest(path) && findLayer(path) === null);
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  it.each(LAYERS.map((layer) => [`${layer.name} ${layer.because}`, layer] as const))('%s', (_row, layer) => {
    const held = files.filter((file) => findLayer(file.path) === layer);
    expect(held).not.toEqual([]);
    expect(listImports(held, (one, file) => !allows(layer, file, one))).toEqual([]);
  });

  it('leave the testkit to tests, since it is not published', () => {
    const shipped = files.filter(({ path }) => !isTest(path) && !path.startsWith('packages/testkit/'));
    expect(listImports(shipped, ({ specifier }) => specifier.startsWith('@socket-safety/testkit'))).toEqual(
      [],
    );
  });

  it('reach another package by its name alone, since its files are its own to move', () => {
    const isDeep = (one: Import, file: SourceFile) =>
      one.path === null
        ? /^(?:@socket-safety\/[\w-]+|eslint-plugin-socket-safety)\/(?:src|dist)\//.test(one.specifier)
        : packageFolder(one.path) !== packageFolder(file.path);
    expect(listImports(files, isDeep)).toEqual([]);
  });

  it('have no cycle between files, since none of them could be read first', () => {
    expect(findCycles(files)).toEqual([]);
  });
});

function listImports(
  from: readonly SourceFile[],
  wanted: (one: Import, file: SourceFile) => boolean,
): readonly string[] {
  return from.flatMap((file) =>
    file.imports
      .filter((one) => wanted(one, file))
      .map((one) => `${file.path}:${one.line} imports ${one.specifier}`),
  );
}

/** `packages/analysis/src/facts.ts` → `packages/analysis` */
function packageFolder(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('packages/') ? 2 : 1)
    .join('/');
}
