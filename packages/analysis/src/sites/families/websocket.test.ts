import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

const SERVER = `const { server: WebSocketServer, client: WebSocketClient } = require('websocket');
  const server = new WebSocketServer({ httpServer });\n`;

describe('a connection', () => {
  check(
    'that a request is accepted as',
    SERVER +
      `server.on('request', (request) => {
        const connection = request.accept('echo', request.origin);
        connection.sendUTF('hello');
        connection.on('message', (message) => connection.sendUTF(message.utf8Data));
        connection.on('close', () => {
          connection.sendUTF('bye'); //! after-close
        });
        setInterval(() => {
          connection.sendUTF('tick'); //! unguarded
        }, 5);
        setInterval(() => { if (connection.connected) connection.sendBytes(frame); }, 5);
        setInterval(() => { if (connection.state === 'open') connection.send('x'); }, 5);
        setInterval(() => { connection.sendUTF('x', (error) => { if (error) log(error); }); }, 5);
      });`,
  );
  check(
    'of the module taken whole',
    `var WebSocketServer = require('websocket').server;
    var wsServer = new WebSocketServer({ httpServer: server });
    var clients = [];
    wsServer.on('request', function (request) {
      var connection = request.accept(null, request.origin);
      clients.push(connection);
      connection.on('message', function (message) {
        for (var i = 0; i < clients.length; i++) {
          clients[i].sendUTF(message.utf8Data); //! unguarded
        }
      });
    });`,
  );
  check(
    'of a client',
    SERVER +
      `const client = new WebSocketClient();
      client.on('connect', (connection) => {
        connection.sendUTF('hello');
        setTimeout(() => {
          connection.sendUTF('late'); //! unguarded
        }, 5);
      });`,
  );
  check(
    'after the own close',
    SERVER +
      `server.on('connect', (connection) => {
        connection.drop();
        connection.sendUTF('x'); //! after-close
      });`,
  );
});

describe('a client like that of a browser', () => {
  check(
    'throws unless it is open',
    `const { w3cwebsocket: W3CWebSocket } = require('websocket');
    const socket = new W3CWebSocket('ws://localhost');
    socket.send('early'); //! before-open
    socket.onopen = () => socket.send('hello');
    setTimeout(() => {
      socket.send('x'); //! unguarded
    }, 5);
    setTimeout(() => { if (socket.readyState === socket.OPEN) socket.send('x'); }, 5);
    setTimeout(() => { try { socket.send('x'); } catch (error) { log(error); } }, 5);`,
  );
});

check(
  'silent: a connection of a database',
  SERVER +
    `const connection = mysql.createConnection(); connection.connect(); setTimeout(() => connection.send('x'), 5);`,
);

describe('a server that works', () => {
  check(
    'a check before an await, an error handler',
    `const { server: WebSocketServer, w3cwebsocket: W3CWebSocket } = require('websocket');
  const wsServer = new WebSocketServer({ httpServer, autoAcceptConnections: false });
  wsServer.on('request', (request) => {
    const connection = request.accept('echo-protocol', request.origin);
    connection.on('message', async (message) => {
      if (!connection.connected) return;
      try {
        const answer = await ask(message.utf8Data);
        connection.sendUTF(answer); //! stale-check
      } catch (error) {
        connection.sendUTF(String(error)); //! error-handler
      }
    });
  });`,
  );
});

check(
  'a server that nobody declares, as its README has it',
  `const WebSocketServer = require('websocket').server;
  wsServer = new WebSocketServer({ httpServer: server });
  wsServer.on('request', (request) => {
    const connection = request.accept('echo-protocol', request.origin);
    connection.on('close', () => {
      connection.sendUTF('bye'); //! after-close
    });
  });
  window.socket = new WebSocket('ws://localhost');
  window.socket.onclose = () => {
    window.socket.send('bye'); //! after-close
  };
  other = undefined;
  other.send('x');`,
);
