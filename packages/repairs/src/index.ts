export * from './codemod.ts';
export * from './repair.ts';
export * from './rule.ts';
