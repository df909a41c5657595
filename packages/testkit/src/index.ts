export { testRule } from './case-tests/test-rule.ts';
