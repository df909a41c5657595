import type { SocketLife, Source } from '@socket-safety/analysis';
import { atBirth } from '../at-birth/at-birth.ts';
import { logLine } from '../isolate-broadcast/log-line.ts';
import type { Repair } from '../repair.ts';
import { rejectOnError } from './reject-on-error.ts';
import { styleOf } from '../syntax/layout.ts';

/** Listens to the errors of a socket as soon as there is one, and logs them. */
export const addErrorListener: Repair = {
  id: 'add-error-listener',
  codemod: 'add-error-listeners',
  title: 'Listen to the errors of this socket.',
  repair({ about }, { source }) {
    if (about.kind !== 'life') return { refused: 'no socket is born here' };
    const { life } = about;
    const rejecting = rejectOnError(life, source);
    if (rejecting !== null) return rejecting;
    return atBirth(life, (name) => printListener(name, life, source), source, printCall(life, source));
  },
};

/** `.on('error', (error) => { … })` */
function printCall(life: SocketLife, source: Source): readonly string[] {
  const { quote, semicolon } = styleOf(source);
  return [
    `.on(${quote}error${quote}, (error) => {`,
    `\t${printLog('error', life, source)}${semicolon}`,
    '})',
  ];
}

function printLog(error: string, { node, socket }: SocketLife, source: Source): string {
  return logLine(node, error, source, { level: 'error', text: `${socket.row.noun} error` });
}

/** `socket.on('error', (error) => { … });`, in the form in which the file listens to this socket. */
function printListener(name: string, life: SocketLife, source: Source): readonly string[] {
  const { quote, semicolon } = styleOf(source);
  const { row } = life.socket;
  const error = `${quote}error${quote}`;
  const log = (what: string) => `\t${printLog(what, life, source)}${semicolon}`;
  if (row.listeners.includes('event-target') && source.text.includes(`${name}.addEventListener(`))
    return [`${name}.addEventListener(${error}, (event) => {`, log('event.error'), `})${semicolon}`];
  if (row.listeners.includes('property') && assignedEvent(name, source) !== '')
    return [`${name}.onerror = (event) => {`, log('event.error'), `}${semicolon}`];
  return [`${name}.on(${error}, (error) => {`, log('error'), `})${semicolon}`];
}

/** `message` of a file with `socket.onmessage = …` */
function assignedEvent(name: string, { text }: Source): string {
  const start = text.indexOf(`${name}.on`);
  for (let at = start; at !== -1; at = text.indexOf(`${name}.on`, at + 1)) {
    const event = /^(\w+) = /.exec(text.slice(at + name.length + 3))?.[1];
    if (event !== undefined) return event;
  }
  return '';
}
