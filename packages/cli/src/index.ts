// Light: ESLint, the parser and TypeScript are loaded by the first file that needs them.
export {
  collectFindings,
  runCheck,
  type CheckOptions,
  type CheckReport,
  type ReportedFinding,
} from './check.ts';
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
export { runMigrate, type MigrateOptions } from './migrate.ts';
export { createTypeSource } from './typed.ts';
