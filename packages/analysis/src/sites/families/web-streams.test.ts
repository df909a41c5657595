import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('the controller of a stream', () => {
  check(
    'a timer',
    `export function GET(req: Request) {
    return new Response(new ReadableStream({
      start(controller) {
        controller.enqueue('hello');
        setInterval(() => {
          controller.enqueue('tick'); //! unguarded
        }, 10);
      },
    }));
  }`,
  );
  check(
    'its consumer goes: cancel, or an abort signal',
    `export function GET(req: Request) {
    let timer: NodeJS.Timeout;
    let closed = false;
    return new Response(new ReadableStream({
      start(controller) {
        timer = setInterval(() => controller.enqueue('tick'), 10);
        const other = setInterval(() => controller.enqueue('tick'), 10);
        setTimeout(() => { if (!closed) controller.enqueue('once'); }, 10);
        setTimeout(() => { if (!req.signal.aborted) controller.enqueue('once'); }, 10);
        req.signal.addEventListener('abort', () => { clearInterval(other); controller.close(); });
      },
      cancel() { clearInterval(timer); closed = true; },
    }));
  }`,
  );
  check(
    'kept outside',
    `let kept: ReadableStreamDefaultController;
  const stream = new ReadableStream({ start(controller) { kept = controller; } });
  export const GET = () => new Response(stream);
  export function tell(text: string) {
    kept.enqueue(text); //! unguarded
    try { kept.enqueue(text); } catch (error) { console.warn(error); }
  }`,
  );
  check(
    'after its own close',
    `new ReadableStream({ start(controller) {
    controller.close();
    controller.enqueue('x'); //! after-close
  } });`,
  );
  check(
    'silent: a stream that stays within the program',
    `export function numbers(chunks: AsyncIterable<string>) {
    return new ReadableStream({ async start(controller) { for await (const chunk of chunks) controller.enqueue(chunk); } });
  }`,
  );
  check('a queue is none', `export function f(queue: Queue) { setTimeout(() => queue.enqueue('x'), 1); }`);
});

describe('a route of Next', () => {
  check(
    'tells of an error to a consumer who may be gone',
    `export async function POST(req: Request) {
    const encoder = new TextEncoder();
    const stream = new ReadableStream({
      async start(controller) {
        try {
          for await (const chunk of ask(await req.json())) {
            controller.enqueue(encoder.encode(chunk));
          }
          controller.close();
        } catch (error) {
          controller.enqueue(encoder.encode(String(error))); //! error-handler
          controller.close();
        }
      },
    });
    return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
  }`,
  );
  check(
    'tells more after it has ended the answer',
    `export function GET() {
    return new Response(new ReadableStream({
      start(controller) {
        controller.enqueue('hello');
        controller.close();
        controller.enqueue('more'); //! after-close
      },
    }));
  }`,
  );
});

describe('a stream in a file that also answers requests', () => {
  const MODEL = (use: string, mark: string, own = '') => `const ok = () => new Response('ok');
  export function speak(words: AsyncIterable<string>) {
    const stream = new ReadableStream({
      async start(controller) {
        for await (const word of words) {
          ${own}
          controller.enqueue(word);${mark}
        }
      },
    });
    ${use}
  }`;
  check('read by a client', MODEL('return new Response(stream);', ' //! unguarded'));
  check('read by who knows whom', MODEL('return stream;', ' //! unguarded'));
  check('a part of what it gives', MODEL('return { stream };', ''));
  check('read by the program itself', MODEL('return parse(stream.getReader());', ''));
  check(
    'piped on to a client',
    MODEL('return new Response(stream.pipeThrough(encode()));', ' //! unguarded'),
  );
  check(
    'closed by the program itself',
    MODEL('return { stream };', ' //! unguarded', `if (word === '') controller.close();`),
  );
});

describe('the writer of a stream', () => {
  check(
    'whose other end is the answer to a request',
    `export function GET(request: Request) {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    writer.write('data: hello\\n\\n');
    news.on('change', (text: string) => {
      writer.write(text); //! unguarded
    });
    news.on('rename', (text: string) => {
      writer.write(text).catch(() => {});
    });
    const told = async (text: string) => {
      try { await writer.write(text); } catch { news.off('delete', told); }
    };
    news.on('delete', told);
    const load = async () => {
      try { await writer.write(await read()); } catch (error) {
        writer.write('data: ' + error); //! error-handler
      }
      writer.close();
      writer.write('data: late'); //! after-close
    };
    void load();
    return new Response(readable, { headers: { 'content-type': 'text/event-stream' } });
  }`,
  );
  check(
    'silent: one that stops when the request is given up',
    `export function GET(request: Request) {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    const timer = setInterval(() => {
      if (!request.signal.aborted) writer.write('data: tick\\n\\n');
    }, 1000);
    request.signal.addEventListener('abort', () => clearInterval(timer));
    return new Response(readable, { headers: { 'content-type': 'text/event-stream' } });
  }`,
  );
  check(
    'refuses what comes after its own end',
    `export function compress(bytes: Uint8Array) {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    writer.write(bytes);
    writer.close();
    writer.write(bytes); //! after-close
    return readable;
  }`,
  );
  check(
    'silent: a sink that nobody closes from outside',
    `export async function copy(chunks: AsyncIterable<string>, sink: WritableStream<string>) {
    const writer = sink.getWriter();
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  }`,
  );
});
