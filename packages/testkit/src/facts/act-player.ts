// Does one act where the socket is the process itself, in a process that loads nothing but the driver: most of what such a replay
// takes is the start of its processes.
//   act-player <driver> <implementation> <vocabulary> <type> unheard <occasion>
//   act-player <driver> <implementation> <vocabulary> <type> <act> <asked>
import type { Acts } from './acts.ts';
import type { Implementation } from './implementation.ts';
import { isAct, performing } from './perform.ts';
import { leaveUnheard, SURVIVED, type Occasion } from './record-unheard.ts';
import type { Vocabulary } from './recording.ts';
import { rolesOf } from './stage.ts';

const [driver = '', name, vocabularyText = '{}', type = '', kind = '', asked = ''] = process.argv.slice(2);
// Every driver exports them.
const { implementations } = (await import(driver)) as { readonly implementations: readonly Implementation[] };
const implementation = implementations.find((one) => one.name === name);
if (implementation === undefined) throw new Error(`No implementation "${String(name)}" in ${driver}.`);
// Written by the recorder, which starts this process, as is what is asked.
const vocabulary = JSON.parse(vocabularyText) as Vocabulary;
const role = rolesOf({ driver: await implementation.open(), vocabulary }).get(type);
if (role === undefined) throw new Error(`No socket type "${type}".`);

if (kind === 'unheard') {
  await leaveUnheard(role, JSON.parse(asked) as Occasion);
  print(SURVIVED);
} else if (isAct(kind)) {
  print(JSON.stringify(await performing(role)(kind, JSON.parse(asked) as Acts[typeof kind]['asked'])));
} else throw new Error(`No act "${kind}".`);

function print(text: string): void {
  process.stdout.write(text, () => process.exit(0));
}
