// What the rules about sends have in common: they differ in the hazard they ask for and in their words.
import type { Facts, Finding, Hazard, SendSite } from '@socket-safety/analysis';
import { printHazardStates, printOutcomes } from './outcome-words.ts';
import { printCall } from './place-words.ts';

/** A send with what is wrong with it. */
export interface HazardousSend {
  readonly send: SendSite;
  readonly hazard: Hazard;
}

/** Walks the sends whose hazard, with handler contracts trusted, is of this kind. */
export function* eachSend(facts: Facts, kind: Hazard['kind']): Generator<HazardousSend> {
  for (const send of facts.sends) {
    if (send.hazard?.kind === kind) yield { send, hazard: send.hazard };
  }
}

/**
 * Creates the finding about a send. Every message can use `call`, `states` (those that are possible and not open) and
 * `then` (what the library does).
 */
export function findingAbout(
  { send, hazard }: HazardousSend,
  facts: Facts,
  message: string,
  data: Readonly<Record<string, string>> = {},
): Finding {
  return {
    message,
    data: {
      call: printCall(send.node, facts.source.text),
      states: printHazardStates(send, hazard),
      then: printOutcomes(send, hazard),
      ...data,
    },
    node: send.node,
    because: hazard.because,
    about: { kind: 'send', send },
  };
}
