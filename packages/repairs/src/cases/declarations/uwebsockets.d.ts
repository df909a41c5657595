// What the rows use of uWebSockets.js, which is not on npm.
declare module 'uWebSockets.js' {
  export type RecognizedString = string | ArrayBuffer | Uint8Array;

  export interface WebSocket<UserData> {
    send(message: RecognizedString, isBinary?: boolean, compress?: boolean): number;
    close(): void;
    end(code?: number, shortMessage?: RecognizedString): void;
    getUserData(): UserData;
  }

  export interface WebSocketBehavior<UserData> {
    open?: (ws: WebSocket<UserData>) => void | Promise<void>;
    message?: (ws: WebSocket<UserData>, message: ArrayBuffer, isBinary: boolean) => void | Promise<void>;
    close?: (ws: WebSocket<UserData>, code: number, message: ArrayBuffer) => void;
  }

  export interface HttpRequest {
    getUrl(): string;
  }

  export interface HttpResponse {
    write(chunk: RecognizedString): boolean;
    writeStatus(status: RecognizedString): HttpResponse;
    writeHeader(key: RecognizedString, value: RecognizedString): HttpResponse;
    end(body?: RecognizedString, closeConnection?: boolean): HttpResponse;
    cork(callback: () => void): HttpResponse;
    onAborted(handler: () => void): HttpResponse;
  }

  export interface TemplatedApp {
    get(
      pattern: RecognizedString,
      handler: (response: HttpResponse, request: HttpRequest) => void | Promise<void>,
    ): TemplatedApp;
    ws<UserData>(pattern: RecognizedString, behavior: WebSocketBehavior<UserData>): TemplatedApp;
    listen(port: number, callback: (listening: false | object) => void | Promise<void>): TemplatedApp;
  }

  export function App(): TemplatedApp;
}
