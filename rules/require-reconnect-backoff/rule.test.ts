import { testRule } from '@socket-safety/testkit';
import rule from './rule.ts';

testRule(rule, import.meta.url);
