import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { join } from 'node:path';
import type { TypeSource } from '@socket-safety/codemod-host';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';
import { createTypeSource } from './typed.ts';

const TEXT = 'export const port: number = 1;\n';
const config = (options: object) =>
  JSON.stringify({ compilerOptions: { types: [], lib: ['ES2023'] }, ...options });

let sandbox: Sandbox;
let told: string[];
let types: TypeSource;

beforeAll(async () => {
  sandbox = await createSandbox({
    'app/tsconfig.json': config({ include: ['src'] }),
    'app/src/a.ts': TEXT,
    'app/src/b.ts': "import { port } from './a';\nexport const same = port;\n",
    'app/script.js': TEXT,
    'solution/tsconfig.json': config({
      files: [],
      references: [{ path: './part' }, { path: './tsconfig.json' }],
    }),
    'solution/part/tsconfig.custom.json': '',
    'solution/part/tsconfig.json': config({ include: ['../lib'] }),
    'solution/lib/a.ts': TEXT,
    'outer/tsconfig.json': config({ include: ['inner/test'] }),
    'outer/inner/tsconfig.json': config({ include: ['src'] }),
    'outer/inner/src/a.ts': TEXT,
    'outer/inner/test/a.ts': TEXT,
    'broken/tsconfig.json': config({ include: ['nowhere'] }),
    'broken/a.ts': TEXT,
    'none/a.ts': TEXT,
  });
});
afterAll(() => sandbox.remove());
beforeEach(() => {
  told = [];
  types = createTypeSource((tsconfig, reason) => told.push(`${tsconfig}: ${reason}`));
});

const programFor = (name: string, text = TEXT) => types.programFor(join(sandbox.folder, name), text);

it.each(['app/src/a.ts', 'solution/lib/a.ts', 'outer/inner/src/a.ts', 'outer/inner/test/a.ts'])(
  'the nearest tsconfig.json that holds the file gives the program: %s',
  (name) => {
    expect(programFor(name)?.getSourceFile(join(sandbox.folder, name))?.text).toBe(TEXT);
    expect(told).toEqual([]);
  },
);

it.each(['app/script.js', 'none/a.ts'])('a file that none holds goes without: %s', (name) => {
  expect(programFor(name)).toBeNull();
  expect(told).toEqual([]);
});

it('one program serves every file of its tsconfig.json', async () => {
  expect(programFor('app/src/b.ts', await sandbox.read('app/src/b.ts'))).toBe(programFor('app/src/a.ts'));
});

it('a new text gives a new program, in which the other files are the same and see it', () => {
  const before = programFor('app/src/a.ts');
  const after = programFor('app/src/a.ts', "export const port: string = 'one';\n");
  const other = join(sandbox.folder, 'app/src/b.ts');
  expect(after).not.toBe(before);
  const source = after?.getSourceFile(other);
  expect(source).toBe(before?.getSourceFile(other));
  const checker = after?.getTypeChecker();
  const symbol = source && checker?.getSymbolAtLocation(source);
  const [exported] = (symbol && checker?.getExportsOfModule(symbol)) ?? [];
  expect(exported && checker?.typeToString(checker.getTypeOfSymbol(exported))).toBe('string');
});

it('a byte order mark makes no difference', () => {
  expect(programFor('app/src/a.ts', `\uFEFF${TEXT}`)).toBe(programFor('app/src/a.ts'));
});

it('a tsconfig.json that is wrong is told once', () => {
  expect([programFor('broken/a.ts'), programFor('broken/a.ts')]).toEqual([null, null]);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('broken/tsconfig.json: ');
});
