// What bin/socket-safety.js runs.
import { runCommand } from './command.ts';
import { processEnvironment } from './environment.ts';

// A reader such as `head` may leave before everything is printed: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// Not process.exit(), which would cut off what is still being printed.
process.exitCode = await runCommand(process.argv.slice(2), processEnvironment());
