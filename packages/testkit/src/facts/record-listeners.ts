import { quiet } from './pause.ts';
import type { Theatre } from './stage.ts';

/** Ways in which a program may listen, each with how it is done by name. */
const FORMS: Readonly<Record<string, (socket: object, event: string, handler: () => void) => void>> = {
  emitter: (socket, event, handler) => invoke(socket, 'on', event, handler),
  'event-target': (socket, event, handler) => invoke(socket, 'addEventListener', event, handler),
  property: (socket, event, handler) => void Reflect.set(socket, `on${event}`, handler),
};

/** Writes down which listener forms hear a connection open. */
export async function recordListeners({ driver, meeting }: Theatre): Promise<readonly string[]> {
  const heard: string[] = [];
  for (const [form, listen] of Object.entries(FORMS)) {
    const { url, peer } = meeting.invite('mute');
    const socket = driver.connect(url);
    listen(socket, 'open', () => heard.push(form));
    (await peer).answer();
    await quiet();
  }
  return heard;
}

function invoke(socket: object, method: string, ...given: readonly unknown[]): void {
  const member: unknown = Reflect.get(socket, method);
  if (typeof member === 'function') Reflect.apply(member, socket, given);
}
