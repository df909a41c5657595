export * from './analyse.ts';
export * from './evidence.ts';
export * from './facts.ts';
export * from './finding.ts';
export * from './settings.ts';
export * from './source.ts';
export * from './states.ts';
export type { NamedType, TypeOracle } from './sockets/oracle.ts';
export type { Node, Place, Range } from './ir/model.ts';
