// Schedules whose outcome real sockets do not show, each with the reason. The table must shrink: a row that is no longer needed
// fails the test.

const DESTROYED =
  'a write after `end` destroys the socket, which the row of `net` leaves out on purpose: no failure can follow';

/** By rule, file name and kind of schedule; programs of our own stand under `programs`. */
export const NOT_REPLAYED: Readonly<Record<string, string>> = {
  'no-send-after-close/bad-terminate-on-both-paths.ts, rough':
    'the simulation reads a url from the request that no request of the replay has, and so takes the other path',
  'programs/write-after-end.ts, rough': DESTROYED,
  'programs/write-after-end-with-callback.ts, rough': DESTROYED,
  'require-send-result/ok-parts-of-a-file.ts, failing':
    'one error event answers all writes after `end` of one turn; the row says that each has its own',
};
