// The generated parts of the rules' pages: a header per rule, the code of its cases, and the table of all rules.
import type { PresetEntry, Rule } from '@socket-safety/repairs';
import { replaceBlock } from './generated-block.ts';
import { findText, listFoldersWith, loadRule, writeText } from './repository.ts';
import { shownCode } from './shown-code.ts';

/** Generates what is generated in `rules/README.md` and in each `rules/<id>/README.md`. */
export async function writeRulePages(): Promise<void> {
  const rules: Rule[] = [];
  for (const id of listFoldersWith('rules', 'rule.ts')) {
    const rule = await loadRule(id);
    rules.push(rule);
    writePage(rule);
  }
  const page = findText('rules/README.md');
  if (page !== null) writeText('rules/README.md', replaceBlock(page, 'rules', tableOf(rules)));
}

function writePage(rule: Rule): void {
  const path = `rules/${rule.id}/README.md`;
  const page = findText(path);
  if (page === null) return;
  const withHeader = replaceBlock(page, 'header', headerOf(rule));
  writeText(path, withHeader.replace(/(<!-- case: (\S+) -->\n)[^]*?(<!-- \/case -->)/g, fillCase(rule.id)));
}

function fillCase(id: string) {
  return (_all: string, open: string, file: string, close: string): string => {
    const code = findText(`rules/${id}/cases/${file}`);
    if (code === null) throw new Error(`rules/${id}/README.md shows cases/${file}, which does not exist.`);
    return `${open}\n\`\`\`${file.split('.').at(-1)}\n${shownCode(code)}\n\`\`\`\n\n${close}`;
  };
}

function headerOf(rule: Rule): string {
  const notes = [
    `In the presets ${presetsOf(rule)}.`,
    ...(rule.repairs.length === 0 ? [] : [`Offers suggestions in the editor; ${codemodsOf(rule)}.`]),
  ];
  return `# ${rule.id}\n\n${rule.description}.\n\n${notes.join(' ')}`;
}

function presetsOf(rule: Rule): string {
  const { recommended, strict } = rule.presets;
  const names = [
    ...(recommended === 'off' ? [] : [`\`recommended\` (${severityOf(recommended)})`]),
    ...(strict === 'off' ? [] : [`\`strict\` (${severityOf(strict)})`]),
    '`all`',
  ];
  return names.join(', ').replace(/, ([^,]+)$/, ' and $1');
}

function severityOf(entry: PresetEntry): string {
  return typeof entry === 'string' ? entry : entry[0];
}

function codemodsOf(rule: Rule): string {
  const names = [...new Set(rule.repairs.map((repair) => `\`${repair.codemod}\``))];
  return `the codemod${names.length > 1 ? 's' : ''} ${names.join(', ')} can apply them`;
}

function tableOf(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const { recommended, strict } = rule.presets;
    const repairs = [...new Set(rule.repairs.map((repair) => `\`${repair.codemod}\``))].join(', ');
    const cells = [
      `[${rule.id}](./${rule.id}/README.md)`,
      rule.description,
      severityOf(recommended),
      severityOf(strict),
      repairs,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| rule | what it does | recommended | strict | codemod |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
