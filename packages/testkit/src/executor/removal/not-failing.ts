// Guards that are redundant: without them no schedule fails, and the analysis reports nothing either. Each has its reason. The table must shrink: a row that is no longer needed fails the
// test.

/** By case, line, operand and what stands in its place. */
export const NOT_FAILING: Readonly<Record<string, string>> = {
  'no-ineffective-open-check/ok-ended-or-destroyed-response.ts:6 response.writableEnded → false':
    'nothing in the program ends the response, and one that its peer has left is destroyed, which is asked as well',
  'no-unguarded-send/ok-stream-that-remembers-its-end.ts:9 closed → true':
    'the flag keeps the stream from being closed twice; what is sent is guarded two lines above',
  'no-unguarded-send/ok-stream-that-remembers-its-end.ts:9 closed → false':
    'the flag keeps the stream from being closed twice; what is sent is guarded two lines above',
};
