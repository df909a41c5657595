// One shape in one size, in a process of its own: prints processor time and memory as JSON. Arguments: the shape's name and a size.
import { lintText, parseSource } from '@socket-safety/eslint-host';
import { rulesOfPreset } from '@socket-safety/codemod-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { SHAPES } from './shapes.ts';

/** What a probe prints. */
export interface Grown {
  /** Processor time for parsing alone and for linting with every rule, parsing included. */
  readonly parseMs: number;
  readonly lintMs: number;
  /** Peak memory of the process above what it took before. */
  readonly memoryMb: number;
  readonly findings: number;
  readonly failure: string | null;
}

const FILE = '/grown/file.ts';
const [, , name, size] = process.argv;
const shape = SHAPES.find((one) => one.name === name);
if (shape === undefined) throw new Error(`${name}: there is no such shape`);
const uses = rulesOfPreset(rules, 'all');
const warm = (): unknown => lintText(shape.print(shape.sizes[0] ?? 1), { file: FILE, rules: uses });
// Twice, so that what is measured is compiled.
warm();
warm();
const text = shape.print(Number(size));
const before = process.resourceUsage().maxRSS;
const parseMs = timed(() => parseSource(FILE, text)).ms;
const { ms: lintMs, value } = timed(() => lintText(text, { file: FILE, rules: uses }));
const memoryMb = (process.resourceUsage().maxRSS - before) / 1024;
const failure = value.parseError?.message ?? value.crashes[0]?.message ?? null;
const grown: Grown = { parseMs, lintMs, memoryMb, findings: value.findings.length, failure };
console.log(JSON.stringify(grown));

function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, value };
}
