import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('agents', () => {
  check(
    'handlers',
    `import { Agent } from 'agents';
  export class Chat extends Agent {
    onConnect(connection) { connection.send('hello'); }
    async onMessage(connection, message) {
      connection.send('heard');
      const answer = await this.ask(message);
      connection.send(answer); //! unguarded
      if (connection.readyState === WebSocket.OPEN) await this.note(answer);
    }
    async onRequest(request) {
      const connection = this.getConnection('first');
      if (connection.readyState !== WebSocket.OPEN) return;
      await this.note(request);
      connection.send('noted'); //! stale-check
    }
    onClose(connection) {
      connection.send('bye'); //! after-close
    }
  }`,
  );
  check(
    'errors',
    `import { Agent } from 'agents';
  export class Chat extends Agent {
    onError(connection, error) {
      connection.send('failed'); //! unguarded
    }
    async onMessage(connection, message) {
      try {
        await this.ask(message);
      } catch {
        connection.send('sorry'); //! error-handler
      }
    }
  }`,
  );
  check(
    'its list holds open ones only',
    `import { AIChatAgent } from 'agents/ai-chat-agent';
  export class Chat extends AIChatAgent {
    tell(text: string) { for (const one of this.getConnections()) one.send(text); }
    tellOne(id: string, text: string) {
      this.getConnection(id)?.send(text); //! unguarded
    }
  }`,
  );
  check(
    'an annotated connection',
    `import { Agent, type Connection } from 'agents';
  export class Chat extends Agent<Env> {
    async onMessage(connection: Connection, message: string) {
      const answer = await this.ask(message);
      connection.send(answer); //! unguarded
      try { connection.send(answer); } catch (error) { console.warn(error); }
    }
  }`,
  );
});

check(
  'the connection that brought about what runs',
  `import { Agent, getCurrentAgent } from 'agents';
  export class Chat extends Agent {
    async tell(text) {
      const { connection } = getCurrentAgent();
      connection?.close();
      connection?.send(text); //! after-close
    }
  }`,
);
