// Light: ESLint and the parser are loaded by the first file with evidence. `rewriteText` is at `@socket-safety/codemod-host/rewrite`.
export * from './configuration.ts';
export { isChanged, type Effort, type FileOutcome, type FileResult } from './file-result.ts';
export * from './jscodeshift.ts';
export * from './known-error.ts';
export * from './project.ts';
export * from './rule-uses.ts';
export type { Applied, Passes, Program, RewriteOptions, RewriteOutcome } from './rewrite.ts';
export { failedBy, lookInto, sift, type FileWithEvidence } from './look-into.ts';
export type { Errand, Hand } from './look-through.ts';
export type { RewriteTask } from './rewrite-file.ts';
export type { Decisions, Proposed } from './rewrite-in-turn.ts';
export { handsFor, shareOut } from './share-out.ts';
export { removeLeftovers } from './temporary-files.ts';
export type { Left, ToldFinding } from './wishes.ts';
export { writeWhole } from './write-source.ts';
