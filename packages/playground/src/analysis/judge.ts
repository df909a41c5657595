// A sheet in, what is to be shown out: by the very functions that the command calls, handed a host without files.
import { labelOf } from '@socket-safety/analysis';
import { rulesOfPreset } from '@socket-safety/codemod-host/rule-uses';
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import {
  lintText,
  noteFacts,
  readSettings,
  SettingsError,
  type LintFinding,
  type PlacedStep,
} from '@socket-safety/eslint-host';
import { libraries } from '@socket-safety/libraries';
import { rules } from 'eslint-plugin-socket-safety/rules';
import type { Sheet } from '../sheet.ts';
import type { Outcome, ShownFinding, ShownStep } from './answer.ts';
import { shownStates } from './shown-states.ts';
import { offsetOf } from './spot.ts';

const host = { libraries, readText: () => null };
const codemods = [...new Set(rules.flatMap(({ repairs }) => repairs.map(({ codemod }) => codemod)))];

/** Looks at a sheet. Never throws. */
export function judge(sheet: Sheet): Outcome {
  try {
    return lookAt(sheet);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { result: thrown instanceof SettingsError ? 'wrong-settings' : 'failed', message };
  }
}

function lookAt(sheet: Sheet): Outcome {
  const settings = readSettings(parseSettings(sheet.settings), libraries);
  const chosen = rulesOfPreset(rules, sheet.preset).filter(({ rule }) => !sheet.without.includes(rule.id));
  const options = { file: `/playground/sheet.${sheet.language}`, settings, host };
  const noted = noteFacts();
  const lint = lintText(sheet.text, { ...options, rules: [...chosen, noted.use] });
  const [crash] = lint.crashes;
  if (lint.parseError !== null) return { result: 'not-parsed', ...lint.parseError };
  if (crash !== undefined) return { result: 'failed', message: crash.message };
  const rewrite = rewriteText(sheet.text, { ...options, rules: chosen, codemods });
  if (rewrite.crash !== null) return { result: 'failed', message: rewrite.crash.message };
  const facts = noted.taken();
  return {
    result: 'looked-at',
    findings: lint.findings.map((found) => shownFinding(found, lint.rangeShift)),
    states: facts === null ? [] : shownStates(facts, lint.rangeShift),
    rewrite: {
      text: rewrite.text,
      applied: rewrite.applied,
      left: rewrite.left.map(({ finding: { rule, line }, reason }) => ({ rule, line, reason })),
    },
  };
}

function parseSettings(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const { message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    throw new SettingsError(`The settings are no JSON: ${message}`);
  }
}

function shownFinding(found: LintFinding, shift: number): ShownFinding {
  const { rule, severity, message, line, column, endLine, endColumn, path, facts } = found;
  const { text } = facts.source;
  return {
    from: offsetOf(text, line, column) + shift,
    to: offsetOf(text, endLine, endColumn) + shift,
    line,
    column,
    rule,
    severity,
    message,
    path: path.map((step) => shownStep(step, text, shift)),
  };
}

function shownStep({ role, place }: PlacedStep, text: string, shift: number): ShownStep {
  if (place === null) return { words: labelOf(role), spot: null };
  const { line, column, endLine, endColumn } = place;
  const from = offsetOf(text, line, column) + shift;
  return {
    words: labelOf(role),
    spot: { from, to: offsetOf(text, endLine, endColumn) + shift, line, column },
  };
}
