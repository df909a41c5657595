// Cases whose label the executor does not confirm, each with the reason. The table must shrink: a row that is no longer needed
// fails the test.

/**
 * | what       | means                                                                                  |
 * | ---------- | -------------------------------------------------------------------------------------- |
 * | `limit`    | the simulation cannot show what the label says, or shows what no caller would do        |
 * | `label`    | the executor shows the opposite, and whoever owns the case has to look at it            |
 */
export interface KnownCase {
  readonly what: 'limit' | 'label';
  readonly because: string;
  /** It takes so many deviations to show, which is more than the test has time for. */
  readonly deviations?: number;
}

const CALLER = 'a caller out of sight is taken to clean up after the sockets that it hands over';
const TWICE = 'the world calls `connect` twice; the rule takes it that callers do not';
const FAREWELL =
  'the rule lets a farewell or a notice of failure go unheard; the error is swallowed all the same';

const ONLY_SOCKET = 'that a program is there for its only socket, and may end with it, nothing here tells';
const NO_CODE = 'the simulation does not try each code that an error may have';
const NO_WORLD = 'the world of this library is not simulated';
const GIVER = 'whoever hands over the server is taken to listen for its sockets too';

/** Rules whose failures the simulation cannot bring about well enough yet; the command prints what it finds all the same. */
export const PENDING_RULES: Readonly<Record<string, string>> = {
  'require-reconnect-backoff':
    'a second attempt looks like a storm, and a storm makes more schedules than can be run',
};

/** By rule and file name. */
export const KNOWN_CASES: Readonly<Record<string, KnownCase>> = {
  'no-exit-on-socket-error/bad-among-codes.ts': { what: 'limit', because: NO_CODE },
  'no-exit-on-socket-error/bad-for-some-codes.ts': { what: 'limit', because: NO_CODE },
  'no-exit-on-socket-error/bad-beside-a-reconnect.ts': {
    what: 'limit',
    because: 'the variable that decides is set by nobody in sight',
  },
  'no-exit-on-socket-error/bad-deno.ts': { what: 'limit', because: NO_WORLD },
  'no-exit-on-socket-error/ok-deno.ts': { what: 'limit', because: NO_WORLD },
  'no-exit-on-socket-error/ok-client-of-redis-that-keeps-trying.js': { what: 'limit', because: ONLY_SOCKET },
  'no-exit-on-socket-error/ok-close-says-nothing-failed.ts': {
    what: 'limit',
    because: 'an exit that says nothing of a failure counts here',
  },
  'no-exit-on-socket-error/ok-command-line-tool.ts': { what: 'limit', because: ONLY_SOCKET },
  'no-exit-on-socket-error/ok-command-that-reads-a-terminal.ts': { what: 'limit', because: ONLY_SOCKET },
  'no-exit-on-socket-error/ok-in-test.ts': { what: 'limit', because: ONLY_SOCKET },
  'no-exit-on-socket-error/ok-last-of-a-session.ts': { what: 'limit', because: ONLY_SOCKET },
  'no-exit-on-socket-error/ok-parent-is-gone.js': {
    what: 'limit',
    because: 'no message of the parent comes',
  },
  'no-exit-on-socket-error/ok-script-of-one-socket.js': { what: 'limit', because: ONLY_SOCKET },
  'no-exit-on-socket-error/ok-script-whose-main-runs-once.js': { what: 'limit', because: ONLY_SOCKET },
  'no-exit-on-socket-error/ok-socket-of-a-caller.ts': { what: 'limit', because: ONLY_SOCKET },
  'require-error-listener/bad-datagram-socket.ts': { what: 'limit', because: NO_WORLD },
  'require-error-listener/ok-datagram-socket-heard.ts': { what: 'limit', because: NO_WORLD },
  'require-error-listener/bad-duplicate-of-client.ts': {
    what: 'limit',
    because: 'a duplicate counts as the client itself',
  },
  'require-error-listener/bad-express-route.js': { what: 'limit', because: NO_WORLD },
  'require-error-listener/ok-express-route-heard.js': { what: 'limit', because: NO_WORLD },
  'require-error-listener/ok-fastify-route.js': { what: 'limit', because: NO_WORLD },
  'require-error-listener/ok-gateway-of-nest.ts': { what: 'limit', because: NO_WORLD },
  'require-error-listener/bad-forked-child.ts': {
    what: 'limit',
    because: 'only a failing call brings its error about, and the program asks before each',
  },
  'require-error-listener/bad-value-of-field.ts': { what: 'limit', because: '`bind` fails by no schedule' },
  'require-error-listener/ok-command-with-one-connection.js': { what: 'limit', because: ONLY_SOCKET },
  'require-error-listener/ok-emitted-and-handed-on.ts': {
    what: 'limit',
    because: 'who else listens to the server is out of sight',
  },
  'require-error-listener/ok-exported-test.js': { what: 'limit', because: NO_WORLD },
  'require-error-listener/ok-parameter-of-another-type.ts': {
    what: 'limit',
    because: 'a request comes without a URL',
  },
  'require-error-listener/ok-empty-handler.ts': {
    what: 'limit',
    because: 'what a subclass does in its place is out of sight',
  },
  'require-error-listener/ok-peer-in-page.js': { what: 'limit', because: 'a page has no process to end' },
  'require-error-listener/ok-redis-client-heard-in-chain.ts': {
    what: 'limit',
    because: 'the client never opens',
  },
  'require-error-listener/ok-server-from-caller-counted.ts': { what: 'limit', because: GIVER },
  'require-error-listener/ok-server-handed-to-library.ts': { what: 'limit', because: GIVER },
  'no-mutation-during-iteration/bad-meanwhile-somebody-leaves.ts': {
    what: 'limit',
    because: 'what is handed to `subscribe` is never handed to `unsubscribe`',
  },
  'no-mutation-during-iteration/ok-matching-by-id.ts': {
    what: 'limit',
    because: 'the simulation makes packets that share an id',
  },
  'no-swallowed-send-error/ok-callback-said-around.js': {
    what: 'limit',
    because: 'a comment is an answer to the rule, and nothing at run time',
  },
  'require-close-cleanup/bad-window-made-again.js': {
    what: 'limit',
    because: 'the platform is one on which the application quits with its window',
  },
  'require-close-cleanup/ok-window-leaves-list-on-close.js': {
    what: 'limit',
    because: 'the simulation tells of `closed`, and not of the `close` before it',
  },
  'no-stale-close-handler/bad-effect-disposes.tsx': {
    what: 'limit',
    because: 'effects run once: nothing that they depend on changes',
  },
  'no-stale-close-handler/bad-slot-of-ref.tsx': {
    what: 'limit',
    because: 'functions in an object that a function returns are not called',
  },
  'no-stale-close-handler/ok-map-entry-of-unknown-key.ts': {
    what: 'limit',
    because: 'the world may attach two sockets under one id; the rule cannot know and keeps silent',
  },
  'no-stale-close-handler/ok-restart-after-close.js': { what: 'limit', because: TWICE },
  'no-stale-close-handler/ok-restart-awaits-close.ts': { what: 'limit', because: TWICE },
  'no-swallowed-send-error/ok-bye-before-close.ts': { what: 'limit', because: FAREWELL },
  'no-swallowed-send-error/ok-bye-in-closing-method.ts': { what: 'limit', because: FAREWELL },
  'no-swallowed-send-error/ok-failure-told-if-possible.ts': {
    what: 'limit',
    because: FAREWELL,
    deviations: 2,
  },
  'require-close-cleanup/bad-array-of-sockets-by-user.ts': { what: 'limit', because: CALLER },
  'require-close-cleanup/bad-interval-in-field.ts': { what: 'limit', because: CALLER },
  'require-close-cleanup/bad-method-on-shared-emitter.ts': { what: 'limit', because: CALLER },
  'require-close-cleanup/bad-method-that-rearms-itself.ts': { what: 'limit', because: CALLER },
  'require-close-cleanup/bad-rooms-and-users-by-one-helper.ts': { what: 'limit', because: CALLER },
  'require-close-cleanup/bad-set-made-where-missing.ts': { what: 'limit', because: CALLER },
  'require-close-cleanup/bad-listener-on-process.ts': {
    what: 'limit',
    because: 'signals never come',
  },
  'require-close-cleanup/bad-private-field-of-hub.ts': { what: 'limit', because: CALLER },
  'require-close-cleanup/ok-array-of-links-of-one-occasion.js': {
    what: 'limit',
    because: 'the callback of `listen` is not called where no row speaks of it',
  },
  'require-close-cleanup/ok-client-that-reconnects.ts': {
    what: 'limit',
    because: 'a socket that opens itself again stays closed here',
  },
  'require-close-cleanup/ok-evicted-by-broadcast.ts': {
    what: 'limit',
    because: 'nobody broadcasts once every socket has closed',
  },
  'require-close-cleanup/ok-listener-of-its-own-child.ts': {
    what: 'limit',
    because: 'a child of its own is not known to end with what started it',
  },
  'require-close-cleanup/ok-listener-with-signal.ts': {
    what: 'label',
    because: '`abort` is taken off its controller: called as a listener it throws, and the process ends',
  },
  'require-close-cleanup/ok-set-of-a-server-for-one-occasion.js': {
    what: 'limit',
    because: 'what ends with one occasion, such as a test, is not known to end',
  },
};
