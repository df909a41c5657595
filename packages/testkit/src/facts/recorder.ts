// A process of its own for each implementation: it is told names and prints a recording. What it never sees is a row. Under Node it
// runs without types, as `stripTypes` leaves it.
//   recorder.ts <implementation> <vocabulary>                             prints the recording as JSON
//   recorder.ts <implementation> <vocabulary> <type> unheard <occasion>   plays a scenario with one event unheard
import { fileURLToPath } from 'node:url';
import type { Acts } from './acts.ts';
import { answerOf, endsProcess } from './another-process.ts';
import { implementations } from './implementations.ts';
import { openTheatre, record, type Elsewhere } from './record.ts';
import { leaveUnheard, SURVIVED, type Occasion } from './record-unheard.ts';
import type { Vocabulary } from './recording.ts';
import { rolesOf, type Role } from './stage.ts';

const [name, vocabularyText = '{}', type, kind, asked = ''] = process.argv.slice(2);
const implementation = implementations.find((one) => one.name === name);
if (implementation === undefined) throw new Error(`No implementation "${String(name)}".`);
// Written by `replay`, which starts this process.
const vocabulary = JSON.parse(vocabularyText) as Vocabulary;
const theatre = await openTheatre(implementation, vocabulary);
const roles = rolesOf(theatre);

const PLAYER = new URL('./act-player.js', import.meta.url);

const elsewhere: Elsewhere = {
  endsProcess: ({ type: of, ...occasion }) => endsProcess(commandFor(of, 'unheard', occasion)),
  performing: (of) => async (act, wanted) =>
    // Written by the player.
    JSON.parse(await answerOf(commandFor(of, act, wanted))) as Acts[typeof act]['answer'],
};

if (type === undefined || kind === undefined) print(JSON.stringify(await record(theatre, elsewhere)));
else if (kind === 'unheard') {
  // Written below.
  await leaveUnheard(roleOf(type), JSON.parse(asked) as Occasion);
  print(SURVIVED);
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
  const given = [String(name), vocabularyText, of, act, JSON.stringify(wanted)];
  return starter === undefined
    ? [...process.execArgv, fileURLToPath(import.meta.url), ...given]
    : [starter, ...playerOf(starter), ...given];
}

/** What plays an act in a process that is the socket, and the driver that it plays with. */
function playerOf(starter: string): readonly string[] {
  const driver = implementation?.driver;
  if (driver === undefined) throw new Error(`Whoever has the starter "${starter}" names its driver.`);
  return [PLAYER, driver].map((module) => fileURLToPath(module));
}
