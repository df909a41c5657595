// The guard shapes, in the order in which a test is tried; the first that reads it decides.
import { eventTypeGuard } from './event-type.ts';
import { flagGuard } from './flag.ts';
import type { Guard } from './guard.ts';
import { membershipGuard } from './membership.ts';
import { namedGuard } from './named-guard.ts';
import { ownFlagGuard } from './own-flag.ts';
import { predicateCallGuard } from './predicate-call.ts';
import { readyStateGuard } from './ready-state.ts';
import { stateListGuard } from './state-list.ts';

export const guards: readonly Guard[] = [
  readyStateGuard,
  stateListGuard,
  membershipGuard,
  ownFlagGuard,
  namedGuard,
  predicateCallGuard,
  eventTypeGuard,
  flagGuard,
];
