import type { Perform } from './acts.ts';
import { settle } from './pause.ts';
import type { Role } from './stage.ts';

/** Ways in which a program may listen, each with how it is done by name. */
const FORMS: Readonly<Record<string, (socket: object, event: string, handler: () => void) => void>> = {
  emitter: (socket, event, handler) => invoke(socket, 'on', event, handler),
  'event-target': (socket, event, handler) => invoke(socket, 'addEventListener', event, handler),
  property: (socket, event, handler) => void Reflect.set(socket, `on${event}`, handler),
  'event-object': (socket, event, handler) => {
    const heard: unknown = Reflect.get(socket, eventObjectOf(event));
    if (typeof heard === 'object' && heard !== null) invoke(heard, 'addListener', handler);
  },
};

/** `onDisconnect`, an object that hears `disconnect` alone. */
export function eventObjectOf(event: string): string {
  return `on${event.slice(0, 1).toUpperCase()}${event.slice(1)}`;
}

/** Writes down which listener forms hear an event; `null` where the driver brings none about. */
export async function recordListeners({ driver }: Role, perform: Perform): Promise<readonly string[] | null> {
  if (driver.listening === undefined) return null;
  const forms = Object.keys(FORMS);
  const heard = await Promise.all(forms.map((form) => perform('listen', { form })));
  return forms.filter((_, index) => heard[index]);
}

/** Says whether a listener of some form hears the driver's event on a fresh socket. */
export async function hearsListener({ driver }: Role, form: string): Promise<boolean> {
  const { listening } = driver;
  let heard = false;
  await listening?.bring((socket) => FORMS[form]?.(socket, listening.event, () => (heard = true)));
  await settle(driver);
  return heard;
}

function invoke(socket: object, method: string, ...given: readonly unknown[]): void {
  const member: unknown = Reflect.get(socket, method);
  if (typeof member === 'function') Reflect.apply(member, socket, given);
}
