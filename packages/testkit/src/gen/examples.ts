// packages/playground/src/examples/examples.ts: the cases that the rules' pages show, as the menu of the playground.
import type { Rule } from '@socket-safety/repairs';
import { findText, writeCode } from './repository.ts';
import { shownCode } from './shown-code.ts';

const FILE = 'packages/playground/src/examples/examples.ts';
/** What most people meet comes first. */
const FIRST = 'no-stale-open-check';

/** Generates the menu: for each rule what it reports and what it leaves alone. */
export async function writeExamples(): Promise<void> {
  // Not before the catalogue is written.
  const catalogue: { rules: readonly Rule[] } = await import('eslint-plugin-socket-safety/rules');
  const rules = [...catalogue.rules].sort(
    (left, right) => Number(right.id === FIRST) - Number(left.id === FIRST),
  );
  const code = [
    `import type { Example } from './example.ts';`,
    '',
    '/** Cases of the rules, by rule. */',
    `export const examples: readonly Example[] = ${JSON.stringify(rules.flatMap(examplesOf))};`,
  ];
  await writeCode(FILE, code.join('\n'));
}

function examplesOf(rule: Rule): readonly object[] {
  const page = findText(`rules/${rule.id}/README.md`) ?? '';
  return [...page.matchAll(/<!-- case: ((?:bad|ok)-\S+\.[jt]sx?) -->/g)].flatMap(
    ([, file = '']) => exampleOf(rule, file) ?? [],
  );
}

function exampleOf(rule: Rule, file: string): object | null {
  const code = findText(`rules/${rule.id}/cases/${file}`) ?? '';
  const said = (key: string) => new RegExp(`^// ${key}: (.*)$`, 'm').exec(code)?.[1];
  const [, kind, title = '', language] = /^(bad|ok)-(.*?)\.(\w+)$/.exec(file) ?? [];
  // The playground runs rules as presets do, without options of their own.
  if (said('options') !== undefined) return null;
  const settings = said('settings');
  return {
    rule: rule.id,
    kind: kind === 'bad' ? 'reported' : 'silent',
    title: title.replaceAll('-', ' '),
    sheet: {
      text: `${shownCode(code).replace(/^\s*\/\/\s*\^+\n?/gm, '')}\n`,
      language,
      preset: said('preset') ?? presetOf(rule),
      ...(settings === undefined ? {} : { settings }),
    },
  };
}

/** The mildest preset that asks the rule. */
function presetOf({ presets: { recommended, strict } }: Rule): string {
  if (recommended !== 'off') return 'recommended';
  return strict === 'off' ? 'all' : 'strict';
}
