import type { Handler, SocketDriver } from './driver.ts';
import { partOf } from './socket-values.ts';

/** Says whether a socket, or the part of it that the name leads to, has this method. */
export function hasMethod(socket: object, method: string): boolean {
  return typeof partOf(socket, method)?.member === 'function';
}

/** Calls a method by name with what the driver gives it; a callback, if any, goes last. */
export function callByName(
  { given }: SocketDriver,
  socket: object,
  method: string,
  callback: Handler | null,
): unknown {
  const found = partOf(socket, method);
  if (typeof found?.member !== 'function') throw new Error(`No method ${method}.`);
  const own = given[method]?.(socket) ?? [];
  return Reflect.apply(found.member, found.part, callback === null ? own : [...own, callback]);
}
