// Asked before the wait, or a signal that only knows the clock.
import type { Connection } from 'agents';
export async function speak(connection: Connection, text: string, signal: AbortSignal) {
  if (signal.aborted) return;
  const audio = await synthesize(text);
  connection.send(audio); //! unguarded
}
export async function say(connection: Connection, text: string, signal: AbortSignal) {
  signal.throwIfAborted();
  connection.send(await synthesize(text)); //! unguarded
}
export async function hurry(connection: Connection, text: string) {
  const signal = AbortSignal.timeout(500);
  const audio = await synthesize(text);
  if (!signal.aborted) connection.send(audio); //! unguarded
}
export async function only(connection: Connection, text: string, signal: AbortSignal) {
  const audio = await synthesize(text);
  if (signal.aborted) connection.send(audio); //! unguarded
}
declare function synthesize(text: string): Promise<string>;
