import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('data channels', () => {
  check(
    'just made',
    `const connection = new RTCPeerConnection();
  const channel = connection.createDataChannel('chat');
  channel.send('early'); //! before-open
  channel.onopen = () => channel.send('hello');
  channel.onmessage = (event) => channel.send(event.data);
  channel.onclose = () => {
    channel.send('bye'); //! after-close
  };`,
  );
  check(
    'announced',
    `export function f(connection: RTCPeerConnection) {
    connection.ondatachannel = (event) => {
      const { channel } = event;
      channel.send('hello');
      setTimeout(() => channel.send('late'), 9); //! unguarded
    };
    connection.addEventListener('datachannel', ({ channel }) => {
      channel.send('hello');
      setTimeout(() => channel.send('late'), 9); //! unguarded
    });
  }`,
  );
  check(
    'its state is a word',
    `export function f(channel: RTCDataChannel) {
    if (channel.readyState === 'open') channel.send('x');
    try { channel.send('x'); } catch (error) { console.warn(error); }
  }`,
  );
  check(
    'a field',
    `class Peer { constructor() { this.pc = new RTCPeerConnection(); this.channel = null; }
    dial() { this.channel = this.pc.createDataChannel('x'); }
    tell(text) {
      if (this.channel) this.channel.send(text); //! unguarded
      if (this.channel?.readyState === 'open') this.channel.send(text);
    }
  }`,
  );
  check(
    'another kind of channel',
    `export function f(channel: BroadcastChannelLike, pc: { createDataChannel(name: string): never }) { channel.send('x'); pc.createDataChannel('x').send('x'); }`,
  );
});

describe('a channel that works', () => {
  check(
    'a check before an await, an error handler',
    `const connection = new RTCPeerConnection();
  const channel = connection.createDataChannel('files');
  channel.addEventListener('message', async (event) => {
    if (channel.readyState !== 'open') return;
    const file = await load(event.data);
    channel.send(file); //! stale-check
    try {
      await store(event.data);
      channel.send('stored');
    } catch (error) {
      channel.send(String(error)); //! error-handler
    }
  });`,
  );
});
