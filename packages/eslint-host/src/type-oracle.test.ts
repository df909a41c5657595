import type { NamedType } from '@socket-safety/analysis';
import { parseForESLint } from '@typescript-eslint/parser';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createTypeOracle } from './type-oracle.ts';

const FILE = '/project/link.ts';
const LIBRARY: Readonly<Record<string, string>> = {
  '/project/ws.ts': 'export class Emitter {} export class WebSocket extends Emitter { send() {} }',
  '/project/party.ts': `import { WebSocket } from './ws.ts';\nexport default class PartySocket extends WebSocket {}`,
};

/** TypeScript's own declarations, read once. */
const standard = new Map<string, ts.SourceFile | undefined>();

/** Asks for the type of the expression that is the file's last statement. */
function typesOf(code: string): readonly NamedType[] {
  const texts: Readonly<Record<string, string>> = { ...LIBRARY, [FILE]: code };
  const options: ts.CompilerOptions = {
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  host.fileExists = (name) => name in texts;
  host.directoryExists = () => true;
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => {
    const text = texts[name];
    if (text !== undefined) return ts.createSourceFile(name, text, version, true);
    const known = standard.get(name) ?? read(name, version);
    standard.set(name, known);
    return known;
  };
  const program = ts.createProgram([FILE], options, host);
  const { ast, services } = parseForESLint(code, { programs: [program], filePath: FILE, range: true });
  const last = ast.body.at(-1);
  if (last?.type !== 'ExpressionStatement') throw new Error('The code ends in no expression.');
  return createTypeOracle(services)?.typesOf(last.expression) ?? [];
}

function namesOf(code: string): readonly string[] {
  return typesOf(`import { WebSocket } from './ws.ts'; import PartySocket from './party.ts';\n${code}`).map(
    print,
  );
}

function print({ name, files, arguments: args, stands }: NamedType): string {
  const given = args.length === 0 ? '' : `<${args.map((parts) => parts.map(print).join('|')).join(', ')}>`;
  const own = files.flatMap((file) => (file.startsWith('/project/') ? [file.replace('/project/', '@')] : []));
  const added = own.length < 2 ? '' : own.join('');
  return name + added + given + (stands.length === 0 ? '' : ` (${stands.map(print).join('|')})`);
}

describe('the type oracle', () => {
  it('names the class and the file that declares it', () => {
    const [first] = typesOf(`import { WebSocket } from './ws.ts';\nnew WebSocket();`);
    expect(first).toMatchObject({ name: 'WebSocket', files: ['/project/ws.ts'] });
  });

  it.each([
    ['bases within the class', 'new WebSocket();', ['WebSocket (Emitter)']],
    ['a default export by its own name', 'new PartySocket();', ['PartySocket (WebSocket (Emitter))']],
    ['parts of a union', 'declare const a: WebSocket | null | undefined;\na;', ['WebSocket (Emitter)']],
    [
      'an alias with its parts',
      'type Live = WebSocket & { alive: boolean };\ndeclare const a: Live;\na;',
      ['Live (WebSocket (Emitter)|__type)'],
    ],
    ['type arguments', 'new Map<string, Set<WebSocket>>();', ['Map<, Set<WebSocket (Emitter)>>']],
    ['elements of an array', 'declare const a: WebSocket[];\na;', ['Array<WebSocket (Emitter)>']],
    [
      'the constraint of a type parameter',
      'declare function f<T extends WebSocket>(read: (one: T) => void): T;\nf(() => {});',
      ['WebSocket (Emitter)'],
    ],
    [
      'every file that adds to a declaration',
      `declare module './ws.ts' { interface WebSocket { id: string } }\nnew WebSocket();`,
      ['WebSocket@ws.ts@link.ts (Emitter)'],
    ],
    ['nothing for a primitive', '1 + 1;', []],
    ['nothing for what does not compile', 'unknown.name;', []],
  ])('lists %s', (_what, code, names) => {
    expect(namesOf(code)).toEqual(names);
  });

  it('is absent without a program', () => {
    expect(createTypeOracle({})).toBeNull();
    expect(createTypeOracle(undefined)).toBeNull();
    expect(createTypeOracle(parseForESLint('a;', {}).services)).toBeNull();
  });
});
