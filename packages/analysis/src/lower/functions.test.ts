// Functions and classes: headers, parameters, members, and what `this` means in them.
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

describe('functions', () => {
  test('parameters, defaults, rest', () => {
    expect(
      lowered(`function connect(url, { retries = 3, socket } = {}, open = create(), [first], ...others) {}`),
    ).toMatchInlineSnapshot(`
      "function connect
      b0: let url = parameter 0
      b0: let retries = parameter 1.retries? ?? 3
      b0: let socket = parameter 1.socket?
      b0: choose b1 b2
      b1: assume not nullish parameter 2
      b1: goto b3
      b2: assume nullish parameter 2
      b2: %5 = call create()
      b2: goto b3
      b3: let open = parameter 2 ?? %5
      b3: let first = parameter 3[0]
      b3: let others = parameter ...4
      b3: end"
    `);
  });

  test('names come from what holds a function', () => {
    expect(
      lowered(`
        const send = () => socket.send(text);
        const record = { close() {}, open: function () {}, get state() { return 1; }, [key]() {} };
        link.onopen = () => {};
        use(function () {}, async () => {});
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let send = function#1
      b0: let record = {close: function#2, open: function#3, state: function#4, [?]: function#5}
      b0: link.onopen = function#6
      b0: %3 = call use(function#7, function#8)
      b0: end

      arrow send
      b0: %0 = call socket.send(text)
      b0: return %0

      method close
      b0: end

      function open
      b0: end

      getter state
      b0: return 1

      method
      b0: end

      arrow onopen
      b0: end

      function
      b0: end

      async arrow
      b0: end"
    `);
  });

  test('an arrow with an expression returns it', () => {
    expect(lowered(`const send = async (text) => await socket.send(text);`)).toMatchInlineSnapshot(`
      "module
      b0: let send = function#1
      b0: end

      async arrow send
      b0: let text = parameter 0
      b0: %1 = call socket.send(text)
      b0: %2 = await %1
      b0: return %2"
    `);
  });

  test('generators', () => {
    expect(
      lowered(`
        function* feed() {
          const sent = yield 1;
          yield* parts(sent);
          yield;
        }
      `),
    ).toMatchInlineSnapshot(`
      "generator function feed
      b0: %0 = yield 1
      b0: let sent = %0
      b0: %2 = call parts(sent)
      b0: %3 = yield* %2
      b0: %4 = yield undefined
      b0: end"
    `);
  });

  test('await at the top of a module', () => {
    expect(lowered(`const socket = await open();`)).toMatchInlineSnapshot(`
      "module
      b0: %0 = call open()
      b0: %1 = await %0
      b0: let socket = %1
      b0: end"
    `);
  });

  test('`this` as a parameter is for the type checker', () => {
    expect(lowered(`function send(this: Socket, text: string) { this.send(text); }`)).toMatchInlineSnapshot(`
      "function send
      b0: let text = parameter 0
      b0: %1 = call this.send(text)
      b0: end"
    `);
  });
});

describe('classes', () => {
  test('members are functions of their own', () => {
    expect(
      lowered(`
        class Link extends Base {
          socket = new WebSocket(url);
          #queue;
          onOpen = () => this.flush();
          constructor(url) {
            super(url);
            this.url = url;
          }
          get open() {
            return super.open;
          }
          set open(open) {}
          #flush() {}
          async *[Symbol.asyncIterator]() {}
          declare later: string;
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let Link = class#0
      b0: end

      field socket
      b0: %0 = new WebSocket(url)
      b0: let this.socket = %0
      b0: end

      field onOpen
      b0: let this.onOpen = function#3
      b0: end

      arrow onOpen
      b0: %0 = call this.flush()
      b0: return %0

      constructor constructor
      b0: let url = parameter 0
      b0: %1 = call super(url)
      b0: this.url = url
      b0: end

      getter open
      b0: return super.open

      setter open
      b0: let open = parameter 0
      b0: end

      method #flush
      b0: end

      async generator method
      b0: end"
    `);
  });

  test('static members belong to the class', () => {
    expect(
      lowered(`
        class Link {
          static shared = new Link();
          static get() {
            return this.shared;
          }
          static {
            this.get().start();
          }
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let Link = class#0
      b0: end

      static field shared
      b0: %0 = new Link()
      b0: let Link.shared = %0
      b0: end

      static method get
      b0: return Link.shared

      static static-block
      b0: %0 = call Link.get()
      b0: %1 = call %0.start()
      b0: end"
    `);
  });

  test('parameter properties, accessors', () => {
    expect(
      lowered(`
        class Link {
          accessor state = start();
          constructor(private socket: WebSocket, readonly retries = 3) {
            this.socket.send(retries);
          }
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let Link = class#0
      b0: end

      field state
      b0: %0 = call start()
      b0: let this.state = %0
      b0: end

      constructor constructor
      b0: let socket = parameter 0
      b0: let retries = parameter 1 ?? 3
      b0: let this.socket = socket
      b0: let this.retries = retries
      b0: %4 = call this.socket.send(retries)
      b0: end"
    `);
  });

  test('keys and decorators run where the class stands', () => {
    expect(
      lowered(`
        @register(name())
        class Link {
          @bound() [key()] = 1;
          send(@inject(token()) text) {}
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call name()
      b0: %1 = call register(%0)
      b0: %2 = call bound()
      b0: %3 = call key()
      b0: %4 = call token()
      b0: %5 = call inject(%4)
      b0: let Link = class#0
      b0: end

      field
      b0: let this[?] = 1
      b0: end

      method send
      b0: let text = parameter 0
      b0: end"
    `);
  });

  test('class expressions', () => {
    expect(
      lowered(`
        const Link = class {};
        use(class Named {}, class {});
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let Link = class#0
      b0: %1 = call use(class#1, class#2)
      b0: end"
    `);
  });

  test('arrow functions share the `this` around them', () => {
    expect(
      lowered(`
        class Link {
          start() {
            const self = this;
            on(() => this.send(() => self.send()));
            on(function () {
              this.send();
              self.send();
            });
          }
        }
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: let Link = class#0
      b0: end

      method start
      b0: let self = this
      b0: %1 = call on(function#2)
      b0: %2 = call on(function#4)
      b0: end

      arrow
      b0: %0 = call this.send(function#3)
      b0: return %0

      arrow
      b0: %0 = call this.send()
      b0: return %0

      function
      b0: %0 = call this.send()
      b0: %1 = call this.send()
      b0: end"
    `);
  });
});
