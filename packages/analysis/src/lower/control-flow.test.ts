// Statements: source in, printed graph out.
import { parseForESLint } from '@typescript-eslint/parser';
import { describe, expect, test } from 'vitest';
import { printFunction } from '../ir/print.ts';
import { verify } from '../ir/verify.ts';
import { lowerModule } from './module.ts';

function lowered(text: string): string {
  const { ast, scopeManager } = parseForESLint(text, { range: true, loc: true });
  const module = lowerModule({ ast, text, scopes: scopeManager.scopes });
  const functions = module.functions.map((header) => module.body(header.id));
  functions.forEach(verify);
  // A module that only holds functions has nothing to show.
  return functions
    .map(printFunction)
    .filter((each) => each !== 'module\nb0: end')
    .join('\n\n');
}

describe('conditions', () => {
  test('each branch starts with what it may assume', () => {
    expect(lowered(`if (socket.readyState === 1) socket.send(text); else queue.push(text);`))
      .toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume socket.readyState === 1
      b1: %2 = call socket.send(text)
      b1: goto b3
      b2: assume not socket.readyState === 1
      b2: %3 = call queue.push(text)
      b2: goto b3
      b3: end"
    `);
  });

  test('`&&`, `||` and `!` are branches of their own', () => {
    expect(lowered(`if (!(closed || (socket && socket.open))) report();`)).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume closed
      b1: goto b8
      b2: assume not closed
      b2: choose b3 b6
      b3: assume socket
      b3: choose b4 b5
      b4: assume socket.open
      b4: goto b8
      b5: assume not socket.open
      b5: goto b7
      b6: assume not socket
      b6: goto b7
      b7: %6 = call report()
      b7: goto b8
      b8: end"
    `);
  });

  test('`??` asks for null first, then for truth', () => {
    expect(lowered(`if (forced ?? socket.open) report();`)).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b4
      b1: assume not nullish forced
      b1: choose b2 b3
      b2: assume forced
      b2: goto b6
      b3: assume not forced
      b3: goto b8
      b4: assume nullish forced
      b4: choose b5 b7
      b5: assume socket.open
      b5: goto b6
      b6: %6 = call report()
      b6: goto b8
      b7: assume not socket.open
      b7: goto b8
      b8: end"
    `);
  });

  test('`?:` and the comma as tests', () => {
    expect(lowered(`if (count(), ready ? socket.open : false) report();`)).toMatchInlineSnapshot(`
      "module
      b0: %0 = call count()
      b0: choose b1 b4
      b1: assume ready
      b1: choose b2 b3
      b2: assume socket.open
      b2: %5 = call report()
      b2: goto b5
      b3: assume not socket.open
      b3: goto b5
      b4: assume not ready
      b4: goto b5
      b5: end"
    `);
  });

  test('an optional call goes to the other branch where there is nothing to call', () => {
    expect(lowered(`if (link?.isOpen()) link.send(text);`)).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b4
      b1: assume not nullish link
      b1: %2 = call link.isOpen()
      b1: choose b2 b3
      b2: assume %2
      b2: %5 = call link.send(text)
      b2: goto b5
      b3: assume not %2
      b3: goto b5
      b4: assume nullish link
      b4: goto b5
      b5: end"
    `);
  });

  test('a literal has one way only', () => {
    expect(
      lowered(`
        if (true) first(); else never();
        if (0 || null) never();
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call first()
      b0: end"
    `);
  });
});

describe('switch', () => {
  test('tests run in order, bodies fall through, default may stand anywhere', () => {
    expect(
      lowered(`
        switch (mode) {
          case 1:
            one();
          default:
            other();
            break;
          case two():
            both();
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume mode === 1
      b1: %5 = call one()
      b1: goto b5
      b2: assume not mode === 1
      b2: %2 = call two()
      b2: choose b3 b4
      b3: assume mode === %2
      b3: %7 = call both()
      b3: goto b6
      b4: assume not mode === %2
      b4: goto b5
      b5: %6 = call other()
      b5: goto b6
      b6: end"
    `);
  });

  test('`switch (true)` assumes each test', () => {
    expect(
      lowered(`
        switch (true) {
          case socket.open:
            socket.send(text);
            break;
          case closed || failed:
            report();
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume socket.open
      b1: %6 = call socket.send(text)
      b1: goto b8
      b2: assume not socket.open
      b2: choose b3 b4
      b3: assume closed
      b3: goto b6
      b4: assume not closed
      b4: choose b5 b7
      b5: assume failed
      b5: goto b6
      b6: %7 = call report()
      b6: goto b8
      b7: assume not failed
      b7: goto b8
      b8: end"
    `);
  });
});

describe('loops', () => {
  test('while, continue, break', () => {
    expect(
      lowered(`
        while (attempts < 3) {
          if (closed) break;
          if (busy) continue;
          attempt();
        }
        after();
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: while at b1
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b7
      b2: (loop 0)
      b2: assume attempts < 3
      b2: choose b3 b4
      b3: (loop 0)
      b3: assume closed
      b3: goto b8
      b4: (loop 0)
      b4: assume not closed
      b4: choose b5 b6
      b5: (loop 0)
      b5: assume busy
      b5: goto b1
      b6: (loop 0)
      b6: assume not busy
      b6: %6 = call attempt()
      b6: goto b1
      b7: assume not attempts < 3
      b7: goto b8
      b8: %7 = call after()
      b8: end"
    `);
  });

  test('while (true) is left by break only', () => {
    expect(
      lowered(`
        while (true) {
          if (closed) break;
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: while at b1
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b4
      b2: (loop 0)
      b2: assume closed
      b2: goto b3
      b3: end
      b4: (loop 0)
      b4: assume not closed
      b4: goto b1"
    `);
  });

  test('do while', () => {
    expect(
      lowered(`
        do {
          if (busy) continue;
          attempt();
        } while (open);
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: do-while at b1
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b3
      b2: (loop 0)
      b2: assume busy
      b2: goto b4
      b3: (loop 0)
      b3: assume not busy
      b3: %2 = call attempt()
      b3: goto b4
      b4: (loop 0)
      b4: choose b5 b6
      b5: (loop 0)
      b5: assume open
      b5: goto b1
      b6: assume not open
      b6: end"
    `);
  });

  test('for', () => {
    expect(
      lowered(`
        for (let i = 0; i < 3; i++) {
          if (busy) continue;
          attempt();
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: for at b1
      b0: let i = 0
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b6
      b2: (loop 0)
      b2: assume i < 3
      b2: choose b3 b4
      b3: (loop 0)
      b3: assume busy
      b3: goto b5
      b4: (loop 0)
      b4: assume not busy
      b4: %5 = call attempt()
      b4: goto b5
      b5: (loop 0)
      b5: i = i + 1
      b5: goto b1
      b6: assume not i < 3
      b6: end"
    `);
  });

  test('for of, with a pattern', () => {
    expect(lowered(`for (const { socket, peers: [first = socket] } of links) socket.send(first);`))
      .toMatchInlineSnapshot(`
      "module
      loop 0: for-of at b1 over links
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b3
      b2: (loop 0)
      b2: %0 = next of loop 0
      b2: let socket = %0.socket
      b2: let first = %0.peers[0] ?? socket
      b2: %3 = call socket.send(first)
      b2: goto b1
      b3: end"
    `);
  });

  test('for in', () => {
    expect(lowered(`for (const id in sockets) sockets[id].send(text);`)).toMatchInlineSnapshot(`
      "module
      loop 0: for-in at b1 over sockets
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b3
      b2: (loop 0)
      b2: %0 = next of loop 0
      b2: let id = %0
      b2: %2 = call sockets[id].send(text)
      b2: goto b1
      b3: end"
    `);
  });

  test('for await waits before each round', () => {
    expect(lowered(`for await (const part of feed()) socket.send(part);`)).toMatchInlineSnapshot(`
      "module
      loop 0: for-await at b1 over %0
      b0: %0 = call feed()
      b0: goto b1
      b1: (loop 0)
      b1: %1 = await opaque
      b1: choose b2 b3
      b2: (loop 0)
      b2: %2 = next of loop 0
      b2: let part = %2
      b2: %4 = call socket.send(part)
      b2: goto b1
      b3: end"
    `);
  });

  test('for of without declaration', () => {
    expect(lowered(`for (this.current of links) this.current.send(text);`)).toMatchInlineSnapshot(`
      "module
      loop 0: for-of at b1 over links
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b3
      b2: (loop 0)
      b2: %0 = next of loop 0
      b2: this.current = %0
      b2: %2 = call this.current.send(text)
      b2: goto b1
      b3: end"
    `);
  });

  test('labels', () => {
    expect(
      lowered(`
        outer: for (;;) {
          for (const link of links) {
            if (link.last) break outer;
            if (link.bad) continue outer;
          }
        }
        once: {
          if (closed) break once;
          send();
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: for at b1
      loop 1: for-of at b2 over links
      b0: goto b1
      b1: (loop 0)
      b1: goto b2
      b2: (loop 0, loop 1)
      b2: choose b3 b1
      b3: (loop 0, loop 1)
      b3: %0 = next of loop 1
      b3: let link = %0
      b3: choose b4 b9
      b4: (loop 0, loop 1)
      b4: assume link.last
      b4: goto b5
      b5: choose b6 b7
      b6: assume closed
      b6: goto b8
      b7: assume not closed
      b7: %8 = call send()
      b7: goto b8
      b8: end
      b9: (loop 0, loop 1)
      b9: assume not link.last
      b9: choose b10 b11
      b10: (loop 0, loop 1)
      b10: assume link.bad
      b10: goto b1
      b11: (loop 0, loop 1)
      b11: assume not link.bad
      b11: goto b2"
    `);
  });
});

describe('try', () => {
  test('catch takes over from any block in try', () => {
    expect(
      lowered(`
        try {
          socket.send(text);
        } catch ({ code }) {
          report(code);
        }
        after();
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: goto b1
      b1: (try, throws to b2)
      b1: %0 = call socket.send(text)
      b1: goto b3
      b2: (catch)
      b2: %1 = catch
      b2: let code = %1.code
      b2: %3 = call report(code)
      b2: goto b3
      b3: %4 = call after()
      b3: end"
    `);
  });

  test('finally: once normally, once for what is thrown', () => {
    expect(
      lowered(`
        try {
          socket.send(text);
        } finally {
          socket.close();
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: goto b1
      b1: (try, throws to b4)
      b1: %0 = call socket.send(text)
      b1: goto b2
      b2: (finally entered normally)
      b2: %1 = call socket.close()
      b2: goto b3
      b3: end
      b4: (finally entered abruptly)
      b4: %2 = call socket.close()
      b4: goto b5
      b5: rethrow"
    `);
  });

  test('catch and finally: what catch throws goes through finally', () => {
    expect(
      lowered(`
        try {
          connect();
        } catch {
          throw failed;
        } finally {
          done();
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: goto b1
      b1: (try, throws to b4)
      b1: %0 = call connect()
      b1: goto b2
      b2: (finally entered normally)
      b2: %2 = call done()
      b2: goto b3
      b3: end
      b4: (catch, throws to b5)
      b4: %1 = catch
      b4: throw failed
      b5: (finally entered abruptly)
      b5: %3 = call done()
      b5: goto b6
      b6: rethrow"
    `);
  });

  test('returns share a copy of finally, and their values are kept', () => {
    expect(
      lowered(`
        function read() {
          try {
            if (first) return this.socket;
            if (second) return;
            return other();
          } finally {
            this.socket = null;
          }
        }
      `),
    ).toMatchInlineSnapshot(`
      "function read
      b0: goto b1
      b1: (try, throws to b10)
      b1: choose b2 b3
      b2: (try, throws to b10)
      b2: assume first
      b2: let <returned> = this.socket
      b2: goto b8
      b3: (try, throws to b10)
      b3: assume not first
      b3: choose b4 b7
      b4: (try, throws to b10)
      b4: assume second
      b4: goto b5
      b5: (finally entered normally)
      b5: this.socket = null
      b5: goto b6
      b6: return
      b7: (try, throws to b10)
      b7: assume not second
      b7: %7 = call other()
      b7: let <returned> = %7
      b7: goto b8
      b8: (finally entered normally)
      b8: this.socket = null
      b8: goto b9
      b9: return <returned>
      b10: (finally entered abruptly)
      b10: this.socket = null
      b10: goto b11
      b11: rethrow"
    `);
  });

  test('break and continue go through finally, once for each target', () => {
    expect(
      lowered(`
        for (;;) {
          try {
            if (one) break;
            if (two) break;
            if (three) continue;
          } finally {
            release();
          }
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: for at b1
      b0: goto b1
      b1: (loop 0)
      b1: goto b2
      b2: (loop 0, try, throws to b13)
      b2: choose b3 b4
      b3: (loop 0, try, throws to b13)
      b3: assume one
      b3: goto b6
      b4: (loop 0, try, throws to b13)
      b4: assume not one
      b4: choose b5 b8
      b5: (loop 0, try, throws to b13)
      b5: assume two
      b5: goto b6
      b6: (loop 0, finally entered normally)
      b6: %2 = call release()
      b6: goto b7
      b7: end
      b8: (loop 0, try, throws to b13)
      b8: assume not two
      b8: choose b9 b11
      b9: (loop 0, try, throws to b13)
      b9: assume three
      b9: goto b10
      b10: (loop 0, finally entered normally)
      b10: %7 = call release()
      b10: goto b1
      b11: (loop 0, try, throws to b13)
      b11: assume not three
      b11: goto b12
      b12: (loop 0, finally entered normally)
      b12: %8 = call release()
      b12: goto b1
      b13: (loop 0, finally entered abruptly)
      b13: %9 = call release()
      b13: goto b14
      b14: (loop 0)
      b14: rethrow"
    `);
  });

  test('a jump passes several finally bodies', () => {
    expect(
      lowered(`
        function send() {
          try {
            try {
              return attempt();
            } finally {
              inner();
            }
          } finally {
            outer();
          }
        }
      `),
    ).toMatchInlineSnapshot(`
      "function send
      b0: goto b1
      b1: (try, try, throws to b5)
      b1: %0 = call attempt()
      b1: let <returned> = %0
      b1: goto b2
      b2: (try, finally entered normally, throws to b7)
      b2: %2 = call inner()
      b2: goto b3
      b3: (finally entered normally)
      b3: %3 = call outer()
      b3: goto b4
      b4: return <returned>
      b5: (try, finally entered abruptly, throws to b7)
      b5: %5 = call inner()
      b5: goto b6
      b6: (try, throws to b7)
      b6: rethrow
      b7: (finally entered abruptly)
      b7: %7 = call outer()
      b7: goto b8
      b8: rethrow"
    `);
  });

  test('return in finally wins', () => {
    expect(
      lowered(`
        function send() {
          try {
            attempt();
          } finally {
            return done;
          }
        }
      `),
    ).toMatchInlineSnapshot(`
      "function send
      b0: goto b1
      b1: (try, throws to b3)
      b1: %0 = call attempt()
      b1: goto b2
      b2: (finally entered normally)
      b2: return done
      b3: (finally entered abruptly)
      b3: return done"
    `);
  });
});

describe('using', () => {
  test('disposes on every way out, the last one first', () => {
    expect(
      lowered(`
        function send() {
          using link = open();
          using lock = link.lock();
          if (closed) return link.count;
          link.send(text);
        }
      `),
    ).toMatchInlineSnapshot(`
      "function send
      b0: %0 = call open()
      b0: let link = %0
      b0: goto b1
      b1: (throws to b10)
      b1: %2 = call link.lock()
      b1: let lock = %2
      b1: goto b2
      b2: (throws to b9)
      b2: choose b3 b6
      b3: (throws to b9)
      b3: assume closed
      b3: let <returned> = link.count
      b3: goto b4
      b4: (throws to b10)
      b4: dispose lock
      b4: goto b5
      b5: dispose link
      b5: return <returned>
      b6: (throws to b9)
      b6: assume not closed
      b6: %9 = call link.send(text)
      b6: goto b7
      b7: (throws to b10)
      b7: dispose lock
      b7: goto b8
      b8: dispose link
      b8: end
      b9: (throws to b10)
      b9: dispose lock
      b9: rethrow
      b10: dispose link
      b10: rethrow"
    `);
  });

  test('await using waits for the disposal', () => {
    expect(
      lowered(`
        async function send() {
          {
            await using link = open();
            link.send(text);
          }
          after();
        }
      `),
    ).toMatchInlineSnapshot(`
      "async function send
      b0: %0 = call open()
      b0: let link = %0
      b0: goto b1
      b1: (throws to b3)
      b1: %2 = call link.send(text)
      b1: goto b2
      b2: dispose link
      b2: %6 = await opaque
      b2: %7 = call after()
      b2: end
      b3: dispose link
      b3: %4 = await opaque
      b3: rethrow"
    `);
  });

  test('in the head of a loop', () => {
    expect(
      lowered(`
        for (using link of links) {
          if (link.bad) continue;
          link.send(text);
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: for-of at b1 over links
      b0: goto b1
      b1: (loop 0)
      b1: choose b2 b9
      b2: (loop 0)
      b2: %0 = next of loop 0
      b2: let link = %0
      b2: goto b3
      b3: (loop 0, throws to b8)
      b3: choose b4 b6
      b4: (loop 0, throws to b8)
      b4: assume link.bad
      b4: goto b5
      b5: (loop 0)
      b5: dispose link
      b5: goto b1
      b6: (loop 0, throws to b8)
      b6: assume not link.bad
      b6: %5 = call link.send(text)
      b6: goto b7
      b7: (loop 0)
      b7: dispose link
      b7: goto b1
      b8: (loop 0)
      b8: dispose link
      b8: rethrow
      b9: end"
    `);
  });
});

describe('the rest', () => {
  test('code after a return is left out', () => {
    expect(
      lowered(`
        function send() {
          return socket.send(text);
          never();
        }
      `),
    ).toMatchInlineSnapshot(`
      "function send
      b0: %0 = call socket.send(text)
      b0: return %0"
    `);
  });

  test('throw', () => {
    expect(
      lowered(`
        function fail() {
          if (closed) throw new Error(reason);
        }
      `),
    ).toMatchInlineSnapshot(`
      "function fail
      b0: choose b1 b2
      b1: assume closed
      b1: %2 = new Error(reason)
      b1: throw %2
      b2: assume not closed
      b2: end"
    `);
  });

  test('with is not followed', () => {
    expect(lowered(`with (scope) send(text);`)).toMatchInlineSnapshot(`
      "module
      b0: unsupported with
      b0: %1 = call send(text)
      b0: end"
    `);
  });

  test('a `var` without value keeps what it has when it comes by again', () => {
    expect(
      lowered(`
        var socket;
        let other;
        for (;;) {
          var again;
          let fresh;
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      loop 0: for at b1
      b0: let socket = undefined
      b0: let other = undefined
      b0: goto b1
      b1: (loop 0)
      b1: let fresh = undefined
      b1: goto b1"
    `);
  });

  test('namespaces run in place, enums are opaque, imports are there', () => {
    expect(
      lowered(`
        import { socket } from "./socket";
        import Socket = ws.WebSocket;
        import http = require("http");
        namespace Chat {
          start(socket);
        }
        enum Mode { Idle = start() }
        declare const later: string;
        export default start;
        export const sent = socket.send(text);
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let Socket = ws.WebSocket
      b0: %1 = call start(socket)
      b0: %2 = call start()
      b0: let Mode = opaque
      b0: %4 = call socket.send(text)
      b0: let sent = %4
      b0: end"
    `);
  });
});
