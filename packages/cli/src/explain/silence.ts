// Why nothing is reported of a send.
import { isWithin, listStates, OPEN, type SendSite } from '@socket-safety/analysis';
import type { Preset } from '@socket-safety/codemod-host';
import { outcomesOf } from './outcomes.ts';

/** Says why no rule of the preset reports a send: a sentence without its full stop. */
export function silenceOf(send: SendSite, preset: Preset): string {
  const { states, strictHazard, hazard, isInTest, check } = send;
  if (hazard !== null)
    return `there is a hazard (${hazard.kind}), but a comment switches its rule off here, or the preset ${preset} has it off`;
  if (isInTest && strictHazard !== null)
    return 'this is a file of tests, where whatever is lost fails a test; the preset strict asks for a check';
  const strict = strictHazard === null ? '' : '; the preset strict asks for a check in sight';
  if (isWithin(states, OPEN)) {
    if (check !== null) return 'a check in sight says that it is open, and nothing in between lets it close';
    return `it is open whenever this runs${strict}`;
  }
  const isHarmless = listStates(states).every((state) =>
    outcomesOf(send, state).every((outcome) => outcome === 'ok' || outcome === 'buffers'),
  );
  if (isHarmless) return 'nothing is lost in any of these states';
  return `nothing in sight brings it into a state in which this fails, or the failure is noticed, or nobody misses the message${strict}`;
}
