import type { State } from '@socket-safety/libraries';

// The program's context loads no packages, so the order stands here as well.
export const STATES: readonly State[] = ['connecting', 'open', 'closing', 'closed'];
