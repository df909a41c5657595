// The table in `codemods/README.md`.
import type { Codemod } from '@socket-safety/repairs';
import { replaceBlock } from './generated-block.ts';
import { findText, writeText } from './repository.ts';

const PAGE = 'codemods/README.md';

/** Generates the table of all codemods. */
export async function writeCodemodPage(): Promise<void> {
  // Not before the catalogue is written.
  const catalogue: { codemods: readonly Codemod[] } = await import('@socket-safety/codemods');
  const page = findText(PAGE);
  if (page !== null) writeText(PAGE, replaceBlock(page, 'codemods', tableOf(catalogue.codemods)));
}

function tableOf(codemods: readonly Codemod[]): string {
  const rows = codemods.map(({ id, description, rules }) => {
    const links = rules.map((rule) => `[${rule.id}](../rules/${rule.id}/README.md)`);
    return `| [${id}](./${id}/README.md) | ${description} | ${links.join(', ')} |`;
  });
  return ['| codemod | what it does | rules |', '| --- | --- | --- |', ...rows].join('\n');
}
