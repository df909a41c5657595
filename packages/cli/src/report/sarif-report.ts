// The report for code scanning: SARIF 2.1.0.
import { posix } from 'node:path';
import { labelOf } from '@socket-safety/analysis';
import type { Place, PlacedStep } from '@socket-safety/eslint-host';
import type { CodeFlow, Location, Region, ReportingDescriptor, Result } from 'sarif';
import type { CheckReport, RunRule } from './check-report.ts';
import { pageOf } from './pages.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { helpOf } from './rule-help.ts';
import { printSarifLog } from './sarif-log.ts';
import { wellFormed } from '../wording.ts';

/** Prints a report as a SARIF log. Files are named relative to the root of the repository, percent-encoded. */
export function printSarif(report: CheckReport): Promise<string> {
  return printSarifLog({
    rules: report.rules.map(describe),
    results: report.findings.map((finding) => resultOf(finding, report)),
    notifications: report.failures.map(({ file, message }) => ({
      level: 'error' as const,
      message: { text: wellFormed(message) },
      locations: [{ physicalLocation: { artifactLocation: artifact(file, report) } }],
    })),
    shard: report.shard ?? null,
  });
}

function describe({ rule, severity }: RunRule): ReportingDescriptor {
  const help = helpOf(rule);
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: `${rule.description}.` },
    fullDescription: { text: `${rule.description}.` },
    helpUri: pageOf(rule.id),
    help: { text: help, markdown: help },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: ['sockets', rule.kind === 'problem' ? 'correctness' : 'maintainability'] },
  };
}

function levelOf(severity: ReportedFinding['severity']): 'error' | 'warning' {
  return severity === 'error' ? 'error' : 'warning';
}

function resultOf(finding: ReportedFinding, report: CheckReport): Result {
  const { rule, severity, message, path, file, fingerprint, grade } = finding;
  return {
    ruleId: rule,
    level: levelOf(severity),
    message: { text: message },
    locations: [locationOf(file, finding, report)],
    // The name under which GitHub recognises an alert again; it would make up its own otherwise.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(path.length > 1 ? { codeFlows: [flowOf(path, finding, report)] } : {}),
    ...(grade === null ? {} : { properties: { grade } }),
  };
}

/** Every step needs a place to be shown: what happens outside of the code stands where the step before it does. */
function flowOf(path: readonly PlacedStep[], finding: ReportedFinding, report: CheckReport): CodeFlow {
  let last: Place = path.find(({ place }) => place !== null)?.place ?? finding;
  const locations = path.map(({ role, place }) => {
    last = place ?? last;
    return { location: { ...locationOf(finding.file, last, report), message: { text: labelOf(role) } } };
  });
  return { threadFlows: [{ locations }] };
}

function locationOf(file: string, place: Place, report: CheckReport): Location {
  return { physicalLocation: { artifactLocation: artifact(file, report), region: regionOf(place) } };
}

function regionOf({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifact(
  file: string,
  { prefix }: CheckReport,
): { readonly uri: string; readonly uriBaseId: string } {
  return { uri: encodePath(rooted(file, prefix)), uriBaseId: 'SRCROOT' };
}

/** Encodes what a URI cannot hold, segment by segment. A first segment with a colon would be a scheme. */
function encodePath(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

function rooted(file: string, prefix: string): string {
  return posix.normalize(prefix + file);
}
