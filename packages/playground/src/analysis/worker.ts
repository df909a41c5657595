// The analysis runs beside the page, so that typing never waits for it.
import '../stand-ins/process.ts';
import { rulesOfPreset } from '@socket-safety/codemod-host/rule-uses';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { PRESETS } from '../sheet.ts';
import type { Answer, Question, Ready } from './answer.ts';
import { judge } from './judge.ts';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const startMs = performance.now();
  const outcome = judge(data.sheet);
  const answer: Answer = {
    kind: 'answer',
    number: data.number,
    ...outcome,
    tookMs: performance.now() - startMs,
  };
  postMessage(answer);
});

const ready: Ready = {
  kind: 'ready',
  rules: rules.map(({ id, description }) => ({
    id,
    description,
    presets: PRESETS.filter((preset) => rulesOfPreset(rules, preset).some(({ rule }) => rule.id === id)),
  })),
};
postMessage(ready);
