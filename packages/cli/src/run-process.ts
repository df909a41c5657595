// The command as a process: what it prints may find no reader, or no room.
import { reasonOf } from '@socket-safety/codemod-host';
import { runCommand } from './command.ts';
import type { Environment } from './environment.ts';

/** Runs the command with the words of this process, and sets the exit code. */
export async function runProcess(environment: Environment): Promise<void> {
  let isCut = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader such as `head` may leave before everything is printed: that is no failure, and what is left to do is done.
      if (error.code === 'EPIPE' || isCut) return;
      isCut = true;
      process.exitCode = 2;
      process.stderr.write(`socket-safety: the output ${reasonOf(error)}\n`);
    });
  }
  const code = await runCommand(process.argv.slice(2), environment);
  // Not process.exit(), which would cut off what is still being printed.
  process.exitCode = isCut ? 2 : code;
}
