// The regular expressions in the code that runs on other people's text.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSource } from '@socket-safety/eslint-host';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';

/** A regular expression as written. */
export interface OwnRegex {
  readonly pattern: string;
  readonly flags: string;
  /** Where it first stands: path from the root and line. */
  readonly at: string;
}

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const NOT_SHIPPED = /^packages\/testkit\/|(?:^|\/)(?:node_modules|dist|cases)\/|\.(?:test|tmp|d)\.ts$/;

/** Lists the regular expressions of packages, rules and codemods that can repeat something without end, each once. */
export function listOwnRegexes(): readonly OwnRegex[] {
  const found = new Map<string, OwnRegex>();
  for (const file of listFiles()) {
    const source = parseSource(file, readFileSync(ROOT + file, 'utf8'));
    if (source === null) throw new Error(`${file}: does not parse`);
    simpleTraverse(source.ast, {
      enter(node) {
        if (node.type !== 'Literal' || !('regex' in node)) return;
        const { pattern, flags } = node.regex;
        const key = `/${pattern}/${flags}`;
        if (/[*+]|\{\d+,\}/.test(pattern) && !found.has(key))
          found.set(key, { pattern, flags, at: `${file}:${node.loc.start.line}` });
      },
    });
  }
  return [...found.values()];
}

function listFiles(): readonly string[] {
  return ['packages', 'rules', 'codemods'].flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && !NOT_SHIPPED.test(file)),
  );
}
