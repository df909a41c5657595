// The built site, served as a host of static files would: `/rules/x` is `rules/x.html`.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A server of this machine alone. */
export interface ServedSite {
  readonly origin: string;
  readonly close: () => void;
}

/** Serves a folder until it is closed. */
export async function serveSite(folder: string): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const path = fileOf(new URL(request.url ?? '/', 'http://site').pathname);
    readFile(join(folder, path)).then(
      (body) =>
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens to a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

/** `/rules/` → `/rules/index.html`, `/rules/x` → `/rules/x.html` */
export function fileOf(path: string): string {
  const plain = normalize(decodeURIComponent(path));
  if (plain.endsWith('/')) return `${plain}index.html`;
  return extname(plain) === '' ? `${plain}.html` : plain;
}
