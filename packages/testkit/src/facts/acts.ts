// What is done with one fresh socket, told and answered as data: where a socket is the process itself, each act is asked
// of a process of its own.
import type { CallRecord, ReachedRecord, TraceRecord } from './recording.ts';

/** A call to make: nothing at all, or a method with or without a completion callback. */
export interface Attempt {
  readonly method: string | null;
  readonly callback: 'given' | 'absent';
}

/** What can be asked, and what is answered. Ways, scenarios and listener forms go by their names. */
export interface Acts {
  readonly reach: { readonly asked: { readonly way: string }; readonly answer: ReachedRecord };
  readonly call: { readonly asked: Attempt & { readonly way: string }; readonly answer: CallRecord };
  readonly trace: { readonly asked: { readonly scenario: string }; readonly answer: TraceRecord };
  readonly listen: { readonly asked: { readonly form: string }; readonly answer: boolean };
}

/** Does one act. */
export type Perform = <Kind extends keyof Acts>(
  kind: Kind,
  asked: Acts[Kind]['asked'],
) => Promise<Acts[Kind]['answer']>;
