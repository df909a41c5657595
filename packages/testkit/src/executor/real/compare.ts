// What became of each send, in words that both sides have.
import type { SendCall } from '../simulator/run.ts';
import type { RealSend } from './sockets.ts';

/**
 * | word             | means                                                    |
 * | ---------------- | -------------------------------------------------------- |
 * | `throws`         | the call threw                                           |
 * | `error event`    | an `error` event of the socket told of it                |
 * | `callback error` | the callback was told                                    |
 * | `lost`           | nobody was told, and the peer did not receive it         |
 * | `delivered`      | the peer received it                                     |
 */
export type SendWord = 'throws' | 'error event' | 'callback error' | 'lost' | 'delivered';

/** Names what the simulation did with a send. */
export function simulatedWord({ outcome, hasCallback }: SendCall): SendWord {
  if (outcome.includes('throws')) return 'throws';
  if (outcome.includes('error-event')) return 'error event';
  if (outcome.includes('callback') && hasCallback) return 'callback error';
  return outcome.includes('ok') ? 'delivered' : 'lost';
}

/** Names what became of a real send. */
export function realWord({ hasThrown, hasErrorEvent, callback, isDelivered }: RealSend): SendWord {
  if (hasThrown) return 'throws';
  if (hasErrorEvent) return 'error event';
  if (callback === 'error') return 'callback error';
  return isDelivered ? 'delivered' : 'lost';
}

/** Prints sends of one side, one to a line: `line 7, socket 1: lost`. */
export function printSends<T extends SendCall | RealSend>(
  sends: readonly T[],
  wordOf: (send: T) => SendWord,
): readonly string[] {
  return sends.map((send) => `line ${send.line}, socket ${send.socket}: ${wordOf(send)}`);
}
