// What an extension has of its own, as far as it is driven.

/** Calls back on one event. */
export interface PortEvent {
  addListener(listener: (...given: readonly unknown[]) => void): void;
}

/** One end of a connection within an extension. */
export interface Port {
  readonly name: string;
  readonly onMessage: PortEvent;
  readonly onDisconnect: PortEvent;
  postMessage(...message: readonly unknown[]): void;
  disconnect(): void;
}

/** Only there in an extension. */
export const { chrome } = globalThis as unknown as {
  readonly chrome: {
    readonly runtime: {
      connect(options: { readonly name: string }): Port;
      connect(extension: string, options: { readonly name: string }): Port;
      readonly onConnect: PortEvent;
    };
    readonly tabs: { create(options: { readonly url: string }): Promise<unknown> };
  };
};

/** The name of the port over which the page tells the background what to do. */
export const CONTROL = 'control';

/** Told by the page: what the other end of the port of that name does. */
export interface Order {
  readonly name: string;
  readonly act: 'call on' | 'post' | 'disconnect';
}

/** Told by the background: what has arrived at that end. */
export interface News {
  readonly name: string;
  readonly arrival: 'come' | 'text' | 'end';
}
