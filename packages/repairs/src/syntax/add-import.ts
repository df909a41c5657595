// A name that a repair needs from a module, imported in the way in which the file imports.
import type { Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { styleOf } from './layout.ts';
import { isFree } from './names.ts';

const BUILTIN =
  /^(?:assert|buffer|child_process|crypto|dgram|events|fs|http|https|http2|net|os|path|process|stream|timers|tls|url|util|zlib)(?:\/|$)/;

/**
 * Returns the edits that let a file name an export of one of Node's modules; none where it does already. Null where the name means
 * something else there, and where the file imports nothing.
 */
export function importFromNode(name: string, module: string, source: Source): readonly Edit[] | null {
  const imports = source.ast.body.filter((statement) => statement.type === 'ImportDeclaration');
  const own = imports.find(
    ({ source: from, importKind }) =>
      importKind !== 'type' && (from.value === module || from.value === `node:${module}`),
  );
  const named = (own?.specifiers ?? []).filter((specifier) => specifier.type === 'ImportSpecifier');
  if (named.some((one) => one.local.name === name && nameOf(one.imported) === name)) return [];
  if (!isFree(name, source)) return null;
  const last = named.at(-1);
  if (last !== undefined) return [{ range: [last.range[1], last.range[1]], text: `, ${name}` }];
  const { quote, semicolon } = styleOf(source);
  const [first] = imports;
  if (first !== undefined) {
    const from = `${quote}${prefixIn(imports)}${module}${quote}`;
    return [before(first, `import { ${name} } from ${from}${semicolon}`)];
  }
  const required = source.ast.body.find(isRequire);
  if (required === undefined) return null;
  return [before(required, `const { ${name} } = require(${quote}node:${module}${quote})${semicolon}`)];
}

function before({ range: [start] }: TSESTree.Node, line: string): Edit {
  return { range: [start, start], text: `${line}\n` };
}

/** `node:`, unless the file imports such modules without it. */
function prefixIn(imports: readonly TSESTree.ImportDeclaration[]): string {
  return imports.some(({ source: from }) => BUILTIN.test(from.value)) ? '' : 'node:';
}

function nameOf(imported: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

/** `const { WebSocket } = require('ws');` */
function isRequire(statement: TSESTree.Node): boolean {
  if (statement.type !== 'VariableDeclaration') return false;
  const made = statement.declarations[0]?.init;
  return (
    made?.type === 'CallExpression' && made.callee.type === 'Identifier' && made.callee.name === 'require'
  );
}
