// The source files of the repository with their imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const FOLDERS = [
  ...readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}/src`),
  'rules',
  'codemods',
];
const SKIPPED = new Set(['node_modules', 'dist', 'cases', 'templates', 'fixtures']);

/** One import or re-export. */
export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Of a relative import: the file, from the root of the repository. */
  readonly path: string | null;
  /** Erased by the compiler. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** A file, its path from the root of the repository with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly imports: readonly Import[];
}

/** Reads every TypeScript file that is built or tested. */
export function listSourceFiles(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) => [...eachFile(folder)]).map(readSourceFile);
}

function* eachFile(folder: string): Generator<string> {
  if (!existsSync(join(ROOT, folder))) return;
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* eachFile(path);
    else if (entry.isFile() && entry.name.endsWith('.ts')) yield path;
  }
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  visit(tree);
  return { path, imports };

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isErased(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  }

  function add(specifier: ts.Node | undefined, typeOnly: boolean): void {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const { text: written } = specifier;
    imports.push({
      specifier: written,
      path: written.startsWith('.') ? posix.join(posix.dirname(path), written) : null,
      typeOnly,
      line: tree.getLineAndCharacterOfPosition(specifier.getStart(tree)).line + 1,
    });
  }
}

function isErased(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}
