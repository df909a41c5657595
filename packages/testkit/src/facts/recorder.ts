// A process of its own for each implementation: it is told names and prints a recording. What it never sees is a row.
//   recorder.ts <implementation> <vocabulary>                             prints the recording as JSON
//   recorder.ts <implementation> <vocabulary> <type> unheard <occasion>   plays a scenario with one event unheard
//   recorder.ts <implementation> <vocabulary> <type> <act> <asked>        does one act and prints the answer as JSON
import { fileURLToPath } from 'node:url';
import type { Acts } from './acts.ts';
import { answerOf, endsProcess, SURVIVED } from './another-process.ts';
import { implementations } from './implementations.ts';
import { isAct, performing } from './perform.ts';
import { openTheatre, record, type Elsewhere } from './record.ts';
import { leaveUnheard, type Occasion } from './record-unheard.ts';
import type { Vocabulary } from './recording.ts';
import { rolesOf, type Role } from './stage.ts';

const [name, vocabularyText = '{}', type, kind, asked = ''] = process.argv.slice(2);
const implementation = implementations.find((one) => one.name === name);
if (implementation === undefined) throw new Error(`No implementation "${String(name)}".`);
// Written by `replay`, which starts this process.
const vocabulary = JSON.parse(vocabularyText) as Vocabulary;
const theatre = await openTheatre(implementation, vocabulary);
const roles = rolesOf(theatre);

const elsewhere: Elsewhere = {
  endsProcess: ({ type: of, ...occasion }) => endsProcess(commandFor(of, 'unheard', occasion)),
  performing: (of) => async (act, wanted) =>
    // Written by this program.
    JSON.parse(await answerOf(commandFor(of, act, wanted))) as Acts[typeof act]['answer'],
};

if (type === undefined || kind === undefined) print(JSON.stringify(await record(theatre, elsewhere)));
else if (kind === 'unheard') {
  // Written below, as is what is asked of an act.
  await leaveUnheard(roleOf(type), JSON.parse(asked) as Occasion);
  print(SURVIVED);
} else if (isAct(kind)) {
  const answer = await performing(roleOf(type))(kind, JSON.parse(asked) as Acts[typeof kind]['asked']);
  print(JSON.stringify(answer));
} else throw new Error(`No act "${kind}".`);

function roleOf(of: string): Role {
  const role = roles.get(of);
  if (role === undefined) throw new Error(`No socket type "${of}".`);
  return role;
}

function print(text: string): void {
  process.stdout.write(text, () => process.exit(0));
}

function commandFor(of: string, act: string, wanted: object): readonly string[] {
  const { starter } = roleOf(of).driver;
  const self = fileURLToPath(import.meta.url);
  const given = [self, String(name), vocabularyText, of, act, JSON.stringify(wanted)];
  return [...(starter === undefined ? [] : [starter]), ...process.execArgv, ...given];
}
