// `npm start`: the main job on the programs under fixtures/systems. With arguments it is the command itself.
import { processEnvironment, runCommand, runCheck, runMigrate } from 'socket-safety';
import { listPrograms, ROOT } from '../fixtures/programs.ts';
import { compareSystems } from './compare-systems.ts';

const environment = processEnvironment();
const words = process.argv.slice(2);
if (words.length > 0) {
  process.exitCode = await runCommand(words, environment);
} else {
  const here = { ...environment, cwd: ROOT.replace(/\/$/, '') };
  const { colors, write } = environment.output;
  const title = (text: string) => write(`\n${colors.bold(text)}\n\n`);
  const faulty = listPrograms().map(({ faulty }) => faulty);
  title('What is found (socket-safety check)');
  await runCheck(faulty, { types: false }, here);
  title('What would be rewritten (socket-safety migrate --dry-run)');
  await runMigrate(faulty, { dryRun: true, types: false, preset: 'strict' }, here);
  title('The programs under their scenario, before and after');
  const cured = await compareSystems(environment.output);
  process.exitCode = cured ? 0 : 1;
}
