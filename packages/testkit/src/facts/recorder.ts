// A process of its own for each implementation: it is told names and prints a recording. What it never sees is a row.
//   recorder.ts <implementation> <vocabulary>                             prints the recording as JSON
//   recorder.ts <implementation> <vocabulary> <type> <event> <scenario>   plays the scenario with that event unheard
import { fileURLToPath } from 'node:url';
import { endsProcess } from './ends-process.ts';
import { implementations } from './implementations.ts';
import { openTheatre, record } from './record.ts';
import { leaveUnheard, type Unheard } from './record-unheard.ts';
import type { Vocabulary } from './recording.ts';
import { rolesOf } from './stage.ts';

const [name, vocabularyText = '{}', type, event, scenario] = process.argv.slice(2);
const implementation = implementations.find((one) => one.name === name);
if (implementation === undefined) throw new Error(`No implementation "${String(name)}".`);
// Written by `replay`, which starts this process.
const vocabulary = JSON.parse(vocabularyText) as Vocabulary;
const theatre = await openTheatre(implementation, vocabulary);

if (type !== undefined && event !== undefined && scenario !== undefined) {
  const role = rolesOf(theatre).get(type);
  if (role === undefined) throw new Error(`No socket type "${type}".`);
  await leaveUnheard(role, { event, scenario });
  process.exit(0);
}
const recording = await record(theatre, (unheard) => endsProcess(commandFor(unheard)));
process.stdout.write(JSON.stringify(recording), () => process.exit(0));

function commandFor(unheard: Unheard): readonly string[] {
  const self = fileURLToPath(import.meta.url);
  const { type, event, scenario } = unheard;
  return [...process.execArgv, self, String(name), vocabularyText, type, event, scenario];
}
