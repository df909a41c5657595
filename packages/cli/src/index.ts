// Light: ESLint, the parser and TypeScript are loaded by the first file that needs them.
export { collectFindings, runCheck, type CheckOptions } from './check.ts';
export type { CheckReport, RunRule } from './report/check-report.ts';
export { runCommand } from './command.ts';
export {
  processEnvironment,
  type Catalogue,
  type Environment,
  type ExitCode,
  type Output,
} from './environment.ts';
export { runExplain } from './explain.ts';
export type { Failure } from './failures.ts';
export { FORMATS, type Format } from './report/report-format.ts';
export type { ReportedFinding } from './report/reported-finding.ts';
export { runMigrate, type MigrateOptions } from './migrate.ts';
export { createTypeSource } from './typed.ts';
