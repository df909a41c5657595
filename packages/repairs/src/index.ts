export { askState } from './ask-state/ask-state.ts';
export * from './codemod.ts';
export * from './context.ts';
export { copyIteration } from './copy-iteration/copy-iteration.ts';
export { guardErrorHandler } from './guard-error-handler/guard-error-handler.ts';
export { guardSend } from './guard-send/guard-send.ts';
export * from './planner.ts';
export * from './repair.ts';
export * from './rule.ts';
