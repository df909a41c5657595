// Expressions: source in, printed values and effects out.
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

describe('places', () => {
  test('members, private names, computed keys', () => {
    expect(
      lowered(
        `use(this.socket, this.#socket, rooms[id], rooms[link.id].peers[0], rooms["lobby"], rooms["main hall"], rooms[next()]);`,
      ),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call next()
      b0: %1 = call use(this.socket, this.#socket, rooms[id], rooms[link.id].peers[0], rooms.lobby, rooms['main hall'], rooms[?])
      b0: end"
    `);
  });

  test('the entry of a collection is a place, optional since it may be missing', () => {
    expect(
      lowered(`
        rooms.get(id).send(text);
        rooms.get("lobby")?.send(text);
        const socket = this.rooms.get(link.id);
        use(open().get(1));
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call rooms[id]?.send(text)
      b0: choose b1 b2
      b1: assume not nullish rooms['lobby']?
      b1: %3 = call rooms['lobby'].send(text)
      b1: goto b3
      b2: assume nullish rooms['lobby']?
      b2: goto b3
      b3: let socket = this.rooms[link.id]?
      b3: %5 = call open()
      b3: %6 = call use(%5[1]?)
      b3: end"
    `);
  });

  test('but not with another method, more arguments, a computed key, or on this', () => {
    expect(
      lowered(`
        rooms.find(id);
        rooms.get(id, other);
        rooms.get(next());
        this.get(id);
        rooms.get(...ids);
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call rooms.find(id)
      b0: %1 = call rooms.get(id, other)
      b0: %2 = call next()
      b0: %3 = call rooms.get(%2)
      b0: %4 = call this.get(id)
      b0: %5 = call rooms.get(...ids)
      b0: end"
    `);
  });

  test('members of results, and of what is no place', () => {
    expect(
      lowered(
        `use(open().socket.state, (await opened).socket, (one || other).socket, (one ?? {}).socket, { socket }.socket, [one, two][1], (a, b).c, \`\${a}\`.length);`,
      ),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call open()
      b0: %1 = await opened
      b0: %2 = call use(%0.socket.state, %1.socket, one ? one.socket : other.socket, one.socket?, socket, two, b.c, opaque)
      b0: end"
    `);
  });

  test('undefined is a value, a name that shadows it is not', () => {
    expect(
      lowered(`
        use(undefined ?? first, undefined);
        {
          let undefined = 1;
          use(undefined ?? first, undefined);
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call use(first, undefined)
      b0: let undefined = 1
      b0: %2 = call use(undefined ?? first, undefined)
      b0: end"
    `);
  });

  test('what only the type checker sees is not there', () => {
    expect(lowered(`use(a as B, a!, <B>a, a satisfies B, a<B>, (a as B).c!.d, ((a)));`))
      .toMatchInlineSnapshot(`
      "module
      b0: %0 = call use(a, a, a, a, a, a.c.d, a)
      b0: end"
    `);
  });

  test('const self = this', () => {
    expect(
      lowered(`
        const self = this;
        let other = this;
        other = null;
        self.socket.send(other);
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let self = this
      b0: let other = this
      b0: other = null
      b0: %3 = call this.socket.send(other)
      b0: end"
    `);
  });
});

describe('operators', () => {
  test('comparisons, arithmetic, typeof, void, minus', () => {
    expect(
      lowered(
        `use(a === b, a < 1, a instanceof B, "send" in a, a + b * 2, !a, !!a, typeof a, void a, -1, -a, ~a);`,
      ),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call use(a === b, a < 1, a instanceof B, 'send' in a, a + (b * 2), !a, !(!a), typeof a, undefined, -1, opaque, opaque)
      b0: end"
    `);
  });

  test('literals', () => {
    expect(
      lowered(
        `use(1, "it's", null, true, 2n, /x/g, \`text\`, \`\${a}\`, [a, , ...b], { a, "b-c": 1, [d]: 2, [\`e\`]: 3, ...f, get g() { return 1; } });`,
      ),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call use(1, 'it\\'s', null, true, 2n, /x/g, 'text', opaque, [a, undefined, ...b], {a: a, 'b-c': 1, [?]: 2, e: 3, [?]: f, g: function#1})
      b0: end

      getter g
      b0: return 1"
    `);
  });

  test('pure `&&`, `||`, `??` and `?:` make no branch', () => {
    expect(lowered(`use(a && b.c, a || b, a ?? b, a ? b : c, rooms && rooms.get(id));`))
      .toMatchInlineSnapshot(`
      "module
      b0: %0 = call use(a && b.c, a || b, a ?? b, a ? b : c, rooms && rooms[id]?)
      b0: end"
    `);
  });

  test('effects on the right side have a branch of their own', () => {
    expect(
      lowered(`
        const sent = socket && socket.send(text);
        const opened = socket ?? open();
        const state = ready ? start() : idle;
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume socket
      b1: %2 = call socket.send(text)
      b1: goto b3
      b2: assume not socket
      b2: goto b3
      b3: let sent = socket && %2
      b3: choose b4 b5
      b4: assume not nullish socket
      b4: goto b6
      b5: assume nullish socket
      b5: %6 = call open()
      b5: goto b6
      b6: let opened = socket ?? %6
      b6: choose b7 b8
      b7: assume ready
      b7: %10 = call start()
      b7: goto b9
      b8: assume not ready
      b8: goto b9
      b9: let state = ready ? %10 : idle
      b9: end"
    `);
  });

  test('a row of them asks each part once', () => {
    expect(lowered(`const sent = (a && first() && second()) || third();`)).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b6
      b1: assume a
      b1: %2 = call first()
      b1: choose b2 b5
      b2: assume %2
      b2: %5 = call second()
      b2: choose b3 b4
      b3: assume %5
      b3: goto b8
      b4: assume not %5
      b4: goto b7
      b5: assume not %2
      b5: goto b7
      b6: assume not a
      b6: goto b7
      b7: %8 = call third()
      b7: goto b8
      b8: let sent = ((a && %2) && %5) || %8
      b8: end"
    `);
  });

  test('what a literal decides is folded', () => {
    expect(lowered(`use(true && a, false && a, null ?? a, !0, true ? a : b, false && never());`))
      .toMatchInlineSnapshot(`
      "module
      b0: %1 = call use(a, false, a, true, a, false)
      b0: end"
    `);
  });

  test('delete', () => {
    expect(
      lowered(`
        delete sockets[id];
        delete link?.socket;
        delete name;
        delete open().socket;
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: delete sockets[id]
      b0: delete link.socket
      b0: %2 = call open()
      b0: delete %2.socket
      b0: end"
    `);
  });
});

describe('assignments', () => {
  test('are worth what was assigned', () => {
    expect(
      lowered(`
        const socket = (this.socket = new WebSocket(url));
        use((state = 1));
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = new WebSocket(url)
      b0: this.socket = %0
      b0: let socket = %0
      b0: state = 1
      b0: %4 = call use(1)
      b0: end"
    `);
  });

  test('or their target, where the value reads it', () => {
    expect(lowered(`while ((link = link.next)) use(link);`)).toMatchInlineSnapshot(`
      "module
      loop 0: while at b1
      b0: goto b1
      b1: (loop 0)
      b1: link = link.next
      b1: choose b2 b3
      b2: (loop 0)
      b2: assume link
      b2: %3 = call use(link)
      b2: goto b1
      b3: assume not link
      b3: end"
    `);
  });

  test('with an operator', () => {
    expect(
      lowered(`
        count += 2;
        use((this.count -= 1), ++count, count--);
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: count = count + 2
      b0: this.count = this.count - 1
      b0: count = count + 1
      b0: count = count - 1
      b0: %4 = call use(this.count, count, count + 1)
      b0: end"
    `);
  });

  test('`??=`, `||=`, `&&=` write on a branch', () => {
    expect(
      lowered(`
        const socket = (this.socket ??= open());
        name ||= "none";
        ready &&= check();
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume not nullish this.socket
      b1: goto b3
      b2: assume nullish this.socket
      b2: %2 = call open()
      b2: this.socket = %2
      b2: goto b3
      b3: let socket = this.socket
      b3: choose b4 b5
      b4: assume name
      b4: goto b6
      b5: assume not name
      b5: name = 'none'
      b5: goto b6
      b6: choose b7 b8
      b7: assume ready
      b7: %10 = call check()
      b7: ready = %10
      b7: goto b9
      b8: assume not ready
      b8: goto b9
      b9: end"
    `);
  });

  test('patterns', () => {
    expect(
      lowered(`
        const { socket, options: { retries = 3, ...others }, "main-room": room, [key]: entry } = link;
        [first, , this.third = open()] = list;
        ({ state: this.state } = socket);
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let socket = link.socket
      b0: let retries = link.options.retries ?? 3
      b0: let others = opaque
      b0: let room = link['main-room']
      b0: let entry = link[key]
      b0: first = list[0]
      b0: choose b1 b2
      b1: assume not nullish list[2]
      b1: goto b3
      b2: assume nullish list[2]
      b2: %8 = call open()
      b2: goto b3
      b3: this.third = list[2] ?? %8
      b3: this.state = socket.state
      b3: end"
    `);
  });

  test('a swap reads before it writes', () => {
    expect(lowered(`[primary, backup] = [backup, primary];`)).toMatchInlineSnapshot(`
      "module
      b0: let <element 0> = backup
      b0: let <element 1> = primary
      b0: primary = <element 0>
      b0: backup = <element 1>
      b0: end"
    `);
  });

  test('members of a record that stands there', () => {
    expect(
      lowered(`
        const { socket, missing } = { socket: open() };
        const [one, two] = [a, ...rest];
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call open()
      b0: let socket = %0
      b0: let missing = undefined
      b0: let one = a
      b0: let two = opaque
      b0: end"
    `);
  });

  test('keys of the target come before the value', () => {
    expect(lowered(`sockets[next()] = open();`)).toMatchInlineSnapshot(`
      "module
      b0: %0 = call next()
      b0: %1 = call open()
      b0: sockets[?] = %1
      b0: end"
    `);
  });

  test('what is no place', () => {
    expect(lowered(`(one || other).socket = open();`)).toMatchInlineSnapshot(`
      "module
      b0: %0 = call open()
      b0: unsupported assignment to what is no place
      b0: end"
    `);
  });
});

describe('calls', () => {
  test('arguments in order, spread', () => {
    expect(lowered(`log(first(), ...second(), third());`)).toMatchInlineSnapshot(`
      "module
      b0: %0 = call first()
      b0: %1 = call second()
      b0: %2 = call third()
      b0: %3 = call log(%0, ...%1, %2)
      b0: end"
    `);
  });

  test('methods, computed ones, results, functions in place', () => {
    expect(
      lowered(`
        socket.send(text);
        socket[name](text);
        socket["send"](text);
        open()(text).send();
        (one || other).send();
        (function () {})();
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call socket.send(text)
      b0: %1 = call socket[?](text)
      b0: %2 = call socket.send(text)
      b0: %3 = call open()
      b0: %4 = call %3(text)
      b0: %5 = call %4.send()
      b0: %6 = call (one || other).send()
      b0: %7 = call function#1()
      b0: end

      function
      b0: end"
    `);
  });

  test('new, tagged templates, import', () => {
    expect(
      lowered(`
        const socket = new ws.WebSocket(url, ...rest);
        html\`<p>\${text()}</p>\`;
        page.html\`<p>\`;
        const { default: ws } = await import("ws");
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = new ws.WebSocket(url, ...rest)
      b0: let socket = %0
      b0: %2 = call text()
      b0: %3 = tag html(opaque, %2)
      b0: %4 = tag page.html(opaque)
      b0: %5 = import('ws')
      b0: %6 = await %5
      b0: let ws = %6.default
      b0: end"
    `);
  });

  test('a deferred import of nothing, which the parser lets pass', () => {
    expect(lowered('import.defer();')).toMatchInlineSnapshot(`
      "module
      b0: %0 = import()
      b0: end"
    `);
  });

  test('a pure optional chain is one place', () => {
    expect(lowered(`use(link?.socket.readyState, link.socket?.state);`)).toMatchInlineSnapshot(`
      "module
      b0: %0 = call use(link.socket.readyState?, link.socket.state?)
      b0: end"
    `);
  });

  test('an optional call skips all that follows', () => {
    expect(
      lowered(`
        const sent = link?.socket.send(text()).length;
        after();
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume not nullish link
      b1: %2 = call text()
      b1: %3 = call link.socket.send(%2)
      b1: goto b3
      b2: assume nullish link
      b2: goto b3
      b3: let sent = %3.length?
      b3: %5 = call after()
      b3: end"
    `);
  });

  test('an optional method, an optional function, several of them', () => {
    expect(
      lowered(`
        socket.send?.(text);
        callback?.(text);
        link?.next()?.send(text);
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: choose b1 b2
      b1: assume not nullish socket.send
      b1: %2 = call socket.send(text)
      b1: goto b3
      b2: assume nullish socket.send
      b2: goto b3
      b3: choose b4 b5
      b4: assume not nullish callback
      b4: %5 = call callback(text)
      b4: goto b6
      b5: assume nullish callback
      b5: goto b6
      b6: choose b7 b10
      b7: assume not nullish link
      b7: %8 = call link.next()
      b7: choose b8 b9
      b8: assume not nullish %8
      b8: %11 = call %8.send(text)
      b8: goto b11
      b9: assume nullish %8
      b9: goto b11
      b10: assume nullish link
      b10: goto b11
      b11: end"
    `);
  });

  test('parentheses end a chain', () => {
    expect(lowered(`(link?.socket).send(text);`)).toMatchInlineSnapshot(`
      "module
      b0: %0 = call link.socket?.send(text)
      b0: end"
    `);
  });
});
