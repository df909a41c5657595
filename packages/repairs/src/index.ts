export * from './codemod.ts';
export * from './context.ts';
export { guardSend } from './guard-send/guard-send.ts';
export * from './planner.ts';
export * from './repair.ts';
export * from './rule.ts';
