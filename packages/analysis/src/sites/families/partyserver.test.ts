import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

check(
  'the constants of its platform',
  `import { Server } from 'partyserver';
  export class Chat extends Server {
    async onMessage(connection, message) {
      await this.note(message);
      if (connection.readyState === WebSocket.READY_STATE_OPEN) connection.send('noted');
      await this.note(message);
      if (connection.readyState !== connection.OPEN) return;
      connection.send('noted');
      await this.note(message);
      connection.send('noted'); //! stale-check
    }
  }`,
);

describe('partyserver', () => {
  check(
    'handlers',
    `import { Server } from 'partyserver';
  export class Room extends Server {
    onConnect(connection) { connection.send('hello'); }
    async onMessage(connection, message) {
      connection.send('heard');
      await fetch('https://example.com');
      connection.send('late'); //! unguarded
    }
    onClose(connection) {
      connection.send('bye'); //! after-close
    }
  }`,
  );
  check(
    'its own list holds open ones only',
    `import { Server } from 'partyserver';
  export class Room extends Server {
    tell(text: string) { for (const one of this.getConnections()) one.send(text); }
    tellAll(text: string) { [...this.getConnections('tag')].forEach((one) => one.send(text)); this.broadcast(text); }
    tellOne(id: string, text: string) {
      this.getConnection(id)?.send(text); //! unguarded
    }
  }`,
  );
});

describe('partykit', () => {
  check(
    'an object instead of a class',
    `import type { PartyKitServer } from 'partykit/server';
  export default {
    onConnect(connection, room) {
      connection.send('welcome');
      setTimeout(() => {
        connection.send('later'); //! unguarded
      }, 1000);
      for (const other of room.getConnections()) other.send('joined');
      room.getConnection('host')?.send('joined'); //! unguarded
    },
    onMessage(message, connection) {
      connection.close();
      connection.send('bye'); //! after-close
    },
    onClose(connection) {
      connection.send('gone'); //! after-close
    },
  } satisfies PartyKitServer;`,
  );
  check(
    'an object in JavaScript, whose comment says what it is',
    `/** @type {import('partykit/server').PartyKitServer} */
  const chat = {
    onMessage(message, connection) {
      connection.close();
      connection.send('bye'); //! after-close
    },
  };
  export default chat;`,
  );
  check(
    'silent: an object of other methods',
    `import type { PartyKitServer } from 'partykit/server';
  export const chat = { onMessage(message: string, connection) { connection.close(); connection.send('bye'); } };`,
  );
  check(
    'handlers',
    `import type * as Party from 'partykit/server';
  export default class Room implements Party.Server {
    constructor(readonly room: Party.Room) {}
    onConnect(connection: Party.Connection, ctx: Party.ConnectionContext) { connection.send('hello'); }
    onMessage(message: string, sender: Party.Connection) { sender.send(message); this.room.broadcast(message, [sender.id]); for (const one of this.room.getConnections()) one.send(message); }
    onClose(connection: Party.Connection) {
      connection.send('bye'); //! after-close
    }
    late(connection: Party.Connection) {
      setTimeout(() => connection.send('x'), 5); //! unguarded
    }
  }`,
  );
  check(
    'a class of another kind',
    `export class Bus { onMessage(text, peer) { setTimeout(() => peer.send(text), 5); } }`,
  );
});

describe('a room that works', () => {
  check(
    'partyserver: a check before an await, an error handler, after its own close',
    `import { Server } from 'partyserver';
  export class Room extends Server {
    async onMessage(connection, message) {
      if (connection.readyState !== WebSocket.OPEN) return;
      const answer = await this.ask(message);
      connection.send(answer); //! stale-check
      try {
        await this.store(message);
        connection.send('stored');
      } catch (error) {
        connection.send(String(error)); //! error-handler
      }
    }
    onConnect(connection) {
      connection.close(1008, 'full');
      connection.send('sorry'); //! after-close
    }
  }`,
  );
  check(
    'partyserver: a message that comes after the own close',
    `import { Server } from 'partyserver';
  export class Room extends Server {
    onMessage(connection, message) {
      connection.send('heard'); //! unguarded
      if (message === 'quit') connection.close();
    }
  }`,
  );
  check(
    'partykit: a check before an await, an error handler',
    `import type * as Party from 'partykit/server';
  export default class Room implements Party.Server {
    async onMessage(message: string, sender: Party.Connection) {
      if (sender.readyState !== WebSocket.OPEN) return;
      const answer = await ask(message);
      sender.send(answer); //! stale-check
      try {
        await store(message);
        sender.send('stored');
      } catch (error) {
        sender.send(String(error)); //! error-handler
      }
    }
  }`,
  );
});
