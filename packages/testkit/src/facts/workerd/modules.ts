import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A module as workerd loads it. */
export interface WorkerModule {
  readonly type: 'ESModule';
  readonly path: string;
  readonly contents: string;
}

/** Collects a module and everything of ours that it imports, as JavaScript; paths stand relative to `root`. */
export function modulesFrom(entry: URL, root: URL): readonly WorkerModule[] {
  const modules = new Map<string, WorkerModule>();
  const collect = (file: URL): void => {
    if (modules.has(file.href)) return;
    const path = relative(fileURLToPath(root), fileURLToPath(file));
    const contents = javascriptOf(readFileSync(file, 'utf8'));
    modules.set(file.href, { type: 'ESModule', path, contents });
    for (const { fileName } of ts.preProcessFile(contents).importedFiles) {
      if (fileName.startsWith('.')) collect(new URL(fileName, file));
    }
  };
  collect(entry);
  return [...modules.values()];
}

function javascriptOf(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}
