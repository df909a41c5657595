export { testRule } from './cases/test-rule.ts';
