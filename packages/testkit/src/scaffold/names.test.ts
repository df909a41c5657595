import { describe, expect, it } from 'vitest';
import { findIdProblem } from './names.ts';

describe('findIdProblem', () => {
  it.each([
    ['rule', 'no-send-after-close'],
    ['rule', 'require-heartbeat'],
    ['rule', 'prefer-http2-streams'],
    ['codemod', 'guard-sends'],
  ] as const)('takes the %s %s', (kind, id) => {
    expect(findIdProblem(kind, id)).toBeNull();
  });

  it.each([
    ['rule', 'noSend'],
    ['rule', 'no_send'],
    ['rule', 'no-'],
    ['rule', 'send-checks'],
    ['rule', '../no-send'],
    ['codemod', 'guard'],
    ['codemod', 'no-sends'],
  ] as const)('refuses the %s %s', (kind, id) => {
    expect(findIdProblem(kind, id)).toContain(`"${id}"`);
  });
});
