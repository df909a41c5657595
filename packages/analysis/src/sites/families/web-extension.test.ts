import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('a port of a browser extension', () => {
  check(
    'is connected while its events are heard',
    `chrome.runtime.onConnect.addListener((port) => {
    port.postMessage({ kind: 'hello' });
    port.onMessage.addListener((message) => { port.postMessage({ kind: 'echo', message }); });
    port.onMessage.addListener((message, sender) => { sender.postMessage({ kind: 'echo', message }); });
  });`,
  );
  check(
    'may be gone after an await',
    `chrome.runtime.onConnect.addListener((port) => {
    port.onMessage.addListener(async (message) => {
      const { key } = await chrome.storage.local.get('key');
      port.postMessage({ key }); //! unguarded
    });
  });`,
  );
  check(
    'is gone once it says so',
    `const port = chrome.runtime.connect({ name: 'panel' });
  port.postMessage('hello');
  port.onDisconnect.addListener(() => {
    port.postMessage('bye'); //! after-close
  });
  export function stop() {
    port.disconnect();
    port.postMessage('bye'); //! after-close
  }`,
  );
  check(
    'kept in a collection that the event empties',
    `import browser, { type Runtime } from 'webextension-polyfill';
  const ports = new Set<Runtime.Port>();
  const kept = new Set<Runtime.Port>();
  browser.runtime.onConnect.addListener((port) => {
    ports.add(port);
    kept.add(port);
    port.onDisconnect.addListener(() => { ports.delete(port); });
  });
  export function shout(text: string) {
    for (const port of ports) port.postMessage(text);
    for (const port of kept) port.postMessage(text); //! fragile-broadcast
  }`,
  );
  check(
    'a slot that the event empties, a flag that it sets, a catch',
    `let port = null;
  function open() {
    port = chrome.tabs.connect(7);
    port.onDisconnect.addListener(() => { port = null; });
  }
  let isGone = false;
  const native = chrome.runtime.connectNative('host');
  native.onDisconnect.addListener(() => { isGone = true; });
  setInterval(() => {
    open();
    if (!isGone) native.postMessage('tick');
    try { native.postMessage('tick'); } catch (error) { console.warn(error); }
  }, 1000);
  export function tell(text) { port?.postMessage(text); if (port) port.postMessage(text); }`,
  );
  check(
    'by its type',
    `export async function answer(port: chrome.runtime.Port) {
    const reply = await ask();
    port.postMessage(reply); //! unguarded
    setTimeout(() => {
      port.postMessage(reply); //! unguarded
    }, 100);
  }`,
  );
});

check(
  'silent: a message without a port, and a port of another kind',
  `chrome.runtime.sendMessage('x');
  export async function f(port: MessagePort) { await ask(); port.postMessage('x'); }`,
);

check(
  'in an error handler',
  `chrome.runtime.onConnect.addListener((port) => {
    port.onMessage.addListener(async (message) => {
      try { await run(message); } catch (error) {
        port.postMessage({ error: String(error) }); //! error-handler
      }
    });
  });`,
);
