// `npm run pack-test`: packs all packages, installs them into an empty project per major of ESLint, and takes a new user's first
// steps there with each release of Node. `-- --keep` leaves the folder. Needs a build and npm's registry.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STEPS } from './first-minutes.ts';
import { installProject, packStaged } from './installed-project.ts';
import { fetchNode, NODE_RELEASES } from './node-releases.ts';
import { stagePackages } from './staging.ts';

/** The oldest release that we support, and the newest. */
const ESLINT = ['9.22.0', '10'];

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'socket-safety-pack-')));
const staged = stagePackages(join(folder, 'staged'));
const tarballs = packStaged(staged, join(folder, 'tarballs'));
console.log(
  `${tarballs.length} packages packed, ${staged.reduce((sum, { files }) => sum + files.length, 0)} files`,
);

const nodes = NODE_RELEASES.map((release) => ({ release, program: fetchNode(release, folder) }));
let steps = 0;
let faults = 0;
for (const eslint of ESLINT) {
  const project = join(folder, `eslint-${eslint}`);
  mkdirSync(project);
  installProject(project, tarballs, eslint);
  for (const { release, program } of nodes) {
    for (const { title, findFault } of STEPS) {
      const fault = findFault({ folder: project, node: program });
      steps++;
      if (fault !== null) faults++;
      console.log(`ESLint ${eslint}, Node ${release}: ${title}: ${fault ?? 'yes'}`);
    }
  }
}
console.log(`${faults} of ${steps} steps failed`);
if (process.argv.includes('--keep')) console.log(folder);
else rmSync(folder, { recursive: true });
process.exitCode = faults === 0 ? 0 : 1;
