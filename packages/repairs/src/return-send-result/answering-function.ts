// All that changes in a file when one of its functions begins to tell.
import type { Sender } from '@socket-safety/analysis';
import { isRefusal, type Edit, type Refusal, type RepairContext } from '../repair.ts';
import { answerInBody } from './answering-body.ts';
import { answerInPromises } from './answering-promise.ts';
import { wordsFor } from './result-words.ts';
import { sayResult } from './said-result.ts';

/** Makes a sending function return `true`, `false`, or how many it reached. */
export function answerWith(sender: Sender, context: RepairContext): readonly Edit[] | Refusal {
  const body = answerInBody(sender, context);
  if (isRefusal(body)) return body;
  const promises = answerInPromises(sender, context);
  if (isRefusal(promises)) return promises;
  const said = sayResult(sender, wordsFor(sender, context.source), context.source);
  return isRefusal(said) ? said : [...said, ...body, ...promises];
}
