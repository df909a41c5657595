// What a page has of its own, as far as it is driven; their types are those of the standard.
import type { SocketClass } from '../driver.ts';
import type { ConnectionClass } from '../rtc/data-channels.ts';

/** The socket of a page, as the link to the process around the browser uses it. */
interface PageSocket extends EventTarget {
  send(text: string): void;
}

/** Only there in a page. */
export const page = globalThis as unknown as {
  readonly location: { readonly host: string };
  readonly navigator: { readonly userAgent: string };
  readonly WebSocket: SocketClass & (new (url: string) => PageSocket);
  readonly RTCPeerConnection: ConnectionClass;
  readonly RTCDataChannel: SocketClass;
};
