// The command line: its options, and how a run that cannot go on ends.
import { KnownError, PRESETS } from '@socket-safety/codemod-host';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { CACHE_FILE, runCheck, type CheckOptions } from './check.ts';
import type { Environment, ExitCode } from './environment.ts';
import { EXPLAIN_FORMATS, type ExplainOptions } from './explain/explain-options.ts';
import { runExplain } from './explain.ts';
import type { InitOptions } from './init.ts';
import { LIBRARIES_FORMATS, runLibraries, type LibrariesOptions } from './libraries.ts';
import type { MergeOptions } from './merge.ts';
import { runMigrate, type MigrateOptions } from './migrate.ts';
import { HOME_PAGE } from './report/pages.ts';
import { FORMATS } from './report/report-format.ts';
import { readShard, type Shard } from './shard.ts';
import { SUPPRESSIONS_FILE } from './suppressions.ts';
import { refuseTypescript } from './typescript-version.ts';
import { version } from './version.ts';
import { harmless } from './wording.ts';

const LOAD_LIBRARIES = 'run modules that "libraries" in the settings names; they are code of the project';

const EXAMPLES = `
Examples:
  socket-safety check src               what is wrong
  socket-safety explain src/chat.ts:12  what is known of the sockets on a line
  socket-safety migrate --dry-run src   what would be rewritten

${HOME_PAGE}`;

/** Runs the command with the given words. Never throws: what goes wrong is printed, a bug of ours with its stack. */
export async function runCommand(words: readonly string[], environment: Environment): Promise<ExitCode> {
  const { tell } = environment.output;
  let code: ExitCode = 0;
  const program = createProgram(environment, (exitCode) => (code = exitCode));
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (thrown) {
    // Commander has printed its own.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (thrown instanceof KnownError) tell(`socket-safety: ${harmless(thrown.message)}\n`);
    else
      tell(
        `socket-safety: a bug in this command\n${thrown instanceof Error ? thrown.stack : String(thrown)}\n`,
      );
    return 2;
  }
}

function createProgram(environment: Environment, end: (code: ExitCode) => void): Command {
  const { write, tell } = environment.output;
  const program = new Command('socket-safety')
    .description('Finds and rewrites sends on sockets that are not open')
    .version(version)
    .addHelpText('after', EXAMPLES)
    .hook('preAction', () => refuseTypescript())
    // Subcommands inherit these.
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: tell,
      outputError: (message, print) => print(`socket-safety: ${oneLine(message)}\n`),
    });

  shared(program.command('check').description('Report what the rules find'))
    .addOption(new Option('--format <format>', 'how to print it').choices(FORMATS).default('text'))
    .option('--output <file>', 'write the report to a file')
    .option('--rule <id>', 'run this rule alone (repeat it, or separate with commas)', collect)
    .option('--since <revision>', 'only files that differ from a git revision')
    .addOption(
      new Option('--shard <part>', 'only one part of the files, such as 3/16: merge its SARIF').argParser(
        asShard,
      ),
    )
    .addOption(jobsOption())
    .option('--quiet', 'leave warnings out')
    .option('--max-warnings <number>', 'how many warnings end with 0', asLimit)
    .option('--cache', 'remember what was found in files that have not changed')
    .option('--cache-location <file>', `where to remember it (default: ${CACHE_FILE})`)
    .option('--suppress-all', `let ${SUPPRESSIONS_FILE} suppress every error there is now`)
    .option('--prune-suppressions', 'take out suppressions of what does not occur any more')
    .option('--suppressions-location <file>', `in place of ${SUPPRESSIONS_FILE}`)
    .action(async (paths: string[], options: CheckOptions) =>
      end(await runCheck(paths, options, environment)),
    );

  program
    .command('merge')
    .description('Make one SARIF report of several, such as those of all shards')
    .argument('<reports...>', 'what `check --format sarif` wrote')
    .option('--output <file>', 'write the report to a file')
    .option('--max-warnings <number>', 'how many warnings end with 0', asLimit)
    .action(async (reports: string[], options: MergeOptions) => {
      // Brings the builder of reports along.
      const { runMerge } = await import('./merge.ts');
      end(await runMerge(reports, options, environment));
    });

  shared(program.command('migrate').description('Rewrite what the rules find'))
    .option('--only <codemod>', 'run this codemod alone (repeat it, or separate with commas)', collect)
    .option('--dry-run', 'show the changes and write nothing')
    .option('--check', 'list the files that would change and write nothing')
    .option('--interactive', 'show each rewrite and ask whether to make it')
    .addOption(jobsOption())
    .option('--force', 'go on although git has uncommitted changes')
    .action(async (paths: string[], options: MigrateOptions) =>
      end(await runMigrate(paths, options, environment)),
    );

  program
    .command('explain')
    .description('Print what a rule is about, or what is known of the sockets of a file or a line')
    .argument('<subject>', 'id of a rule, <file> or <file>:<line>')
    .addOption(
      new Option('--preset <name>', 'whose reports are told').choices(PRESETS).default('recommended'),
    )
    .addOption(new Option('--format <format>', 'how to print it').choices(EXPLAIN_FORMATS).default('text'))
    .option('--config <file>', 'JSON file with settings, in place of those in package.json')
    .option('--load-libraries', LOAD_LIBRARIES)
    .option('--no-types', 'do not use TypeScript types')
    .action(async (subject: string, options: ExplainOptions) =>
      end(await runExplain(subject, options, environment)),
    );

  program
    .command('init')
    .description("Add the rules to a project's ESLint configuration")
    .addOption(
      new Option('--preset <name>', 'which rules it switches on').choices(PRESETS).default('recommended'),
    )
    .option('--yes', 'write without asking')
    .action(async (options: InitOptions) => {
      // Brings a parser of its own along.
      const { runInit } = await import('./init.ts');
      end(await runInit(options, environment));
    });

  program
    .command('libraries')
    .description('List the socket libraries that are known, or tell all about one')
    .argument('[name]', 'its id, or the module that is imported')
    .addOption(new Option('--format <format>', 'how to print it').choices(LIBRARIES_FORMATS).default('text'))
    .action((name: string | undefined, options: LibrariesOptions) =>
      end(runLibraries(name ?? null, options, environment)),
    );
  return program;
}

/** What `check` and `migrate` both take. */
function shared(command: Command): Command {
  return command
    .argument('[paths...]', 'files, folders or patterns', ['.'])
    .addOption(new Option('--preset <name>', 'which rules run').choices(PRESETS).default('recommended'))
    .option('--config <file>', 'JSON file with settings, in place of those in package.json')
    .option('--load-libraries', LOAD_LIBRARIES)
    .option('--no-types', 'do not use TypeScript types')
    .option('--tests', 'look at tests and benchmarks in folders as well')
    .option('--verbose', 'tell more, such as why there are no types');
}

function collect(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...word.split(',').filter((id) => id !== '')];
}

function asLimit(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  throw new InvalidArgumentError('It must be a number, 0 or more.');
}

function asShard(word: string): Shard {
  const shard = readShard(word);
  if (shard === null) throw new InvalidArgumentError('It must be a part of a whole, such as 3/16.');
  return shard;
}

function jobsOption(): Option {
  return new Option('--jobs <count>', 'threads to use (default: one per core, where that pays)').argParser(
    asCount,
  );
}

function asCount(word: string): number {
  if (!/^[1-9]\d{0,3}$/.test(word)) throw new InvalidArgumentError('It must be a number from 1 on.');
  return Number(word);
}

/** Commander puts suggestions on a second line. */
function oneLine(message: string): string {
  const lines = message.trim().split('\n');
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/^error: /, '');
}
