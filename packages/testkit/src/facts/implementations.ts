import { implementations as broadcastChannel } from './drivers/broadcast-channel.ts';
import { implementations as browser } from './drivers/browser.ts';
import { implementations as bun } from './drivers/bun.ts';
import { implementations as childProcess } from './drivers/child-process.ts';
import { implementations as cluster } from './drivers/cluster.ts';
import { implementations as crosswsBun } from './drivers/crossws-bun.ts';
import { implementations as crossws } from './drivers/crossws.ts';
import { implementations as deno } from './drivers/deno.ts';
import { implementations as dgram } from './drivers/dgram.ts';
import { implementations as elysia } from './drivers/elysia.ts';
import { implementations as engineIoClient } from './drivers/engine-io-client.ts';
import { implementations as engineIo } from './drivers/engine-io.ts';
import { implementations as eventStream } from './drivers/event-stream.ts';
import { implementations as expressWs } from './drivers/express-ws.ts';
import { implementations as fastifyWebsocket } from './drivers/fastify-websocket.ts';
import { implementations as fayeWebsocket } from './drivers/faye-websocket.ts';
import { implementations as graphqlWs } from './drivers/graphql-ws.ts';
import { implementations as honoElsewhere } from './drivers/hono-elsewhere.ts';
import { implementations as hono } from './drivers/hono.ts';
import { implementations as http2 } from './drivers/http2.ts';
import { implementations as ioredis } from './drivers/ioredis.ts';
import { implementations as koaWebsocket } from './drivers/koa-websocket.ts';
import { implementations as nestjs } from './drivers/nestjs.ts';
import { implementations as net } from './drivers/net.ts';
import { implementations as partysocket } from './drivers/partysocket.ts';
import { implementations as peerjs } from './drivers/peerjs.ts';
import { implementations as process } from './drivers/process.ts';
import { implementations as reconnectingWebsocket } from './drivers/reconnecting-websocket.ts';
import { implementations as redis } from './drivers/redis.ts';
import { implementations as rpcWebsockets } from './drivers/rpc-websockets.ts';
import { implementations as simplePeer } from './drivers/simple-peer.ts';
import { implementations as socketIoClient } from './drivers/socket-io-client.ts';
import { implementations as socketIo } from './drivers/socket-io.ts';
import { implementations as sockjsClient } from './drivers/sockjs-client.ts';
import { implementations as sockjs } from './drivers/sockjs.ts';
import { implementations as tls } from './drivers/tls.ts';
import { implementations as webExtension } from './drivers/web-extension.ts';
import { implementations as webStreams } from './drivers/web-streams.ts';
import { implementations as webWorkers } from './drivers/web-workers.ts';
import { implementations as websocket } from './drivers/websocket.ts';
import { implementations as whatwg } from './drivers/whatwg.ts';
import { implementations as workerThreads } from './drivers/worker-threads.ts';
import { implementations as workers } from './drivers/workers.ts';
import { implementations as writableStream } from './drivers/writable-stream.ts';
import { implementations as ws } from './drivers/ws.ts';
import { implementations as mqtt } from './drivers/mqtt.ts';
import type { Implementation } from './implementation.ts';
import { findProgram, isInstalled, isRunnable, SYSTEM } from './installed.ts';

/** Every implementation that can be replayed. */
export const implementations: readonly Implementation[] = [
  ...ws,
  ...whatwg,
  ...workers,
  ...broadcastChannel,
  ...browser,
  ...webExtension,
  ...workerThreads,
  ...bun,
  ...crossws,
  ...crosswsBun,
  ...deno,
  ...elysia,
  ...expressWs,
  ...fastifyWebsocket,
  ...hono,
  ...honoElsewhere,
  ...koaWebsocket,
  ...nestjs,
  ...net,
  ...tls,
  ...childProcess,
  ...cluster,
  ...process,
  ...dgram,
  ...webStreams,
  ...webWorkers,
  ...writableStream,
  ...reconnectingWebsocket,
  ...partysocket,
  ...eventStream,
  ...http2,
  ...rpcWebsockets,
  ...graphqlWs,
  ...websocket,
  ...fayeWebsocket,
  ...redis,
  ...ioredis,
  ...sockjs,
  ...sockjsClient,
  ...engineIo,
  ...engineIoClient,
  ...peerjs,
  ...simplePeer,
  ...socketIoClient,
  ...socketIo,
  ...mqtt,
];

/** Says whether everything that an implementation needs is installed. */
export function isPresent({ needs, under, program, system = SYSTEM }: Implementation): boolean {
  return (
    system === SYSTEM &&
    (needs === undefined || isInstalled(needs)) &&
    (under === undefined || isRunnable(under)) &&
    (program === undefined || findProgram(program) !== null)
  );
}
