import type { Handler, SocketDriver } from './driver.ts';

/** Calls a method by name with what the driver gives it; a callback, if any, goes last. */
export function callByName(
  { given }: SocketDriver,
  socket: object,
  method: string,
  callback: Handler | null,
): unknown {
  const member: unknown = Reflect.get(socket, method);
  if (typeof member !== 'function') throw new Error(`No method ${method}.`);
  const own = given[method]?.(socket) ?? [];
  return Reflect.apply(member, socket, callback === null ? own : [...own, callback]);
}
