import { expect, it } from 'vitest';
import { isTestPath } from './test-files.ts';

it.each([
  'test/server.js',
  'packages/core/tests/agents/voice.ts',
  'src/__tests__/chat.tsx',
  'src/__mocks__/socket.ts',
  'spec/relay_helper.js',
  'e2e/login.ts',
  'benchmarks/v7/compare.cjs',
  'packages/smoke-test/server/websocket.ts',
  'ecosystem-tests/proxy.ts',
  'packages/transport/test_helpers/pair.ts',
  'src/relay.test.ts',
  'src/relay-spec.mjs',
  'src/relay.bench.js',
  'lib/testHelper.js',
  'src/fakeServer.ts',
  'src/mock-socket.js',
  'lib/MockServer.js',
  'src/test-utils.ts',
  'features/step_definitions/websocket-steps.ts',
])('%s is left out', (path) => expect(isTestPath(path)).toBe(true));

it.each([
  'src/server.ts',
  'src/latest/server.ts',
  'src/contest.js',
  'src/testing.js',
  'src/latestHelper.js',
  'src/utils.ts',
  'src/mockingbird.ts',
  'src/fakes.ts',
  'src/speed-test-client/index.ts',
  'test.js',
  'src/test.ts',
  'src/inspect.ts',
  'examples/chat/app.js',
  'attest/key.js',
  'src/spectrum/x.js',
])('%s is taken', (path) => expect(isTestPath(path)).toBe(false));
