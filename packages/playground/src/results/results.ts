// The right side of the page, from an answer.
import type { Answer, Outcome, Spot } from '../analysis/answer.ts';
import { getElement } from '../element.ts';
import { listFindings } from './findings.ts';
import { viewRewrite } from './rewrite.ts';
import { listSends } from './sends.ts';

type LookedAt = Extract<Outcome, { readonly result: 'looked-at' }>;

export interface Results {
  readonly show: (answer: Answer, text: string) => void;
  readonly tell: (message: string) => void;
}

/** What a press on something does. */
export interface Acts {
  readonly goTo: (spot: Spot) => void;
  readonly replace: (text: string) => void;
}

/** Fills the right side. What cannot be looked at is said in the status line, and the last answer stays, in grey. */
export function createResults({ goTo, replace }: Acts): Results {
  const [findings, states, rewrite] = ['findings', 'states', 'rewrite'].map((id) =>
    getElement(id, HTMLDivElement),
  );
  const shapes = [...document.querySelectorAll<HTMLInputElement>('input[name=shape]')];
  let shown: { readonly answer: LookedAt; readonly text: string } | null = null;
  for (const one of shapes) one.addEventListener('change', showRewrite);
  return {
    tell,
    show(answer, text) {
      if (answer.result === 'looked-at') {
        shown = { answer, text };
        findings?.replaceChildren(...listFindings(answer.findings, goTo));
        states?.replaceChildren(...listSends(answer.states, goTo));
        showRewrite();
      }
      tell(sayStatus(answer), answer.result);
    },
  };

  function showRewrite(): void {
    if (shown === null) return;
    const { answer, text } = shown;
    const shape = shapes.some(({ value, checked }) => checked && value === 'text') ? 'text' : 'changes';
    rewrite?.replaceChildren(...viewRewrite(text, answer.rewrite, shape, () => replace(answer.rewrite.text)));
  }
}

function tell(message: string, result: Outcome['result'] = 'failed'): void {
  getElement('status', HTMLParagraphElement).textContent = message;
  document.body.dataset['result'] = result;
}

function sayStatus(answer: Answer): string {
  switch (answer.result) {
    case 'looked-at': {
      const { length } = answer.findings;
      const count = length === 1 ? '1 finding' : `${length || 'No'} findings`;
      return `${count} in ${Math.max(1, Math.round(answer.tookMs))} ms`;
    }
    case 'not-parsed':
      return `Line ${answer.line}, column ${answer.column}: ${answer.message}`;
    case 'wrong-settings':
      return answer.message;
    case 'failed':
      return `This is a bug of ours: ${answer.message}`;
  }
}
