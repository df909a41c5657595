// Messages of JSON-RPC as the Language Server Protocol frames them: headers, an empty line, then as many bytes as the headers say.

/** Prints a message with its header. */
export function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

const BLANK_LINE = '\r\n\r\n';

/**
 * Creates a reader that takes bytes as they come and returns the messages that are whole by then.
 *
 * Throws where a header tells no length: the stream is lost then, since no later message can be found in it.
 */
export function createFrameReader(): (bytes: Buffer) => readonly unknown[] {
  let waiting = Buffer.alloc(0);
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    const messages: unknown[] = [];
    for (;;) {
      const headerEnd = waiting.indexOf(BLANK_LINE);
      if (headerEnd === -1) return messages;
      const header = waiting.toString('ascii', 0, headerEnd);
      const length = /^Content-Length: (\d+)$/im.exec(header)?.[1];
      if (length === undefined) throw new Error(`A message without a length: ${header}`);
      const start = headerEnd + BLANK_LINE.length;
      const end = start + Number(length);
      if (waiting.length < end) return messages;
      messages.push(JSON.parse(waiting.toString('utf8', start, end)));
      waiting = waiting.subarray(end);
    }
  };
}
