// Reports for the tests of the formats: one with findings, one without, one that means harm.
import type { CheckReport } from '../report/check-report.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';
import { fakeCatalogue } from './fake-catalogue.ts';

const finding: ReportedFinding = {
  file: 'src/chat room.ts',
  rule: 'no-risky',
  severity: 'error',
  message: '`socket.send(…)` trusts the check on line 3.',
  line: 5,
  column: 3,
  endLine: 5,
  endColumn: 20,
  grade: 'certain',
  path: [
    { role: 'checked', place: { line: 3, column: 3, endLine: 3, endColumn: 20 } },
    { role: 'suspended', place: { line: 4, column: 3, endLine: 4, endColumn: 15 } },
    { role: 'may-close', place: null },
    { role: 'sent', place: { line: 5, column: 3, endLine: 5, endColumn: 20 } },
  ],
  fingerprint: 'abc:1',
  excerpt: [
    { line: 3, text: '  if (!isOpen(socket)) return;' },
    { line: 4, text: '  await save();' },
    { line: 5, text: '  socket.send(text); // done' },
  ],
};

export const empty: CheckReport = {
  files: 3,
  withEvidence: 1,
  withSockets: 1,
  findings: [],
  warnings: 0,
  suppressed: 0,
  outdated: [],
  failures: [],
  effort: { functions: 2, unsupported: 0 },
  rules: fakeCatalogue.rules.map((rule) => ({ rule, severity: 'error' as const })),
  prefix: 'apps/chat/',
};

export const found: CheckReport = {
  ...empty,
  findings: [finding, { ...finding, severity: 'warn', rule: 'no-loose', line: 4, fingerprint: 'abd:1' }],
  warnings: 1,
};

/** Ends a string, an element, a command, a table row, a line. */
export const HOSTILE =
  '"\'`<script>alert(1)</script><img src=x onerror=alert(1)>&lt;%2e%,a:b|\\]]>\r\n::error::gotcha\u2028::warning::x\u2029\u202e\u001b[31m🙂${1}<%= it %> SARIF_BUILDER_INVALID';

export const hostile: CheckReport = {
  ...found,
  findings: [
    {
      ...finding,
      file: `src/${HOSTILE}.ts`,
      message: `\`${HOSTILE}\` ${HOSTILE}`,
      excerpt: [{ line: 5, text: HOSTILE }],
    },
  ],
  failures: [{ file: `src/${HOSTILE}.js`, message: HOSTILE }],
};
