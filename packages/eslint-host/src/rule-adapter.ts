// Turns a pure rule into an ESLint rule. Every rule of the plugin listens to the end of the program and nothing else.
import { librariesForSettings, type Facts, type Finding, type Settings } from '@socket-safety/analysis';
import type { Rule, RuleOptions } from '@socket-safety/repairs';
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import type { TSESLint } from '@typescript-eslint/utils';
import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema';
import type { Rule as ESLintRule } from 'eslint';
import { analysisOf, asError } from './facts-cache.ts';
import { defaultHost, type Host } from './host.ts';
import { forgetOldTrees, importsOf, rememberLinted } from './imported-files.ts';
import { selectLibraries } from './library-versions.ts';
import { reportedLocation } from './reported-location.ts';
import { readSettings, SETTINGS_KEY } from './settings.ts';
import { suggestionsFor } from './suggestions.ts';
import { createTypeOracle, isOfTypescriptEslint } from './type-oracle.ts';

/** Hears what a rule found, before ESLint applies inline directives. Who listens gets no suggestions. */
export interface Listener {
  readonly finding: (
    rule: Rule,
    finding: Finding,
    facts: Facts,
    location: TSESLint.AST.SourceLocation,
  ) => void;
  readonly crash: (error: Error) => void;
}

type Context = Readonly<TSESLint.RuleContext<string, readonly RuleOptions[]>>;

const CRASH = 'crash';

const createRule = RuleCreator(
  (id) => `https://github.com/socket-safety/socket-safety/blob/main/rules/${id}/README.md`,
);

/**
 * Creates the ESLint rule of a pure rule.
 *
 * A bug of ours costs the file and is reported once on its first line; wrong settings throw a `SettingsError`.
 */
export function toEslintRule(
  rule: Rule,
  host: Host = defaultHost,
  listener: Listener | null = null,
): ESLintRule.RuleModule {
  // A rule's schema is any JSON schema; ESLint checks it when it compiles it.
  const schema = rule.options?.schema as unknown as JSONSchema4 | undefined;
  const created = createRule<readonly RuleOptions[], string>({
    name: rule.id,
    meta: {
      type: rule.kind,
      docs: { description: rule.description, ...recommendation(rule) },
      hasSuggestions: rule.repairs.length > 0,
      schema: schema === undefined ? [] : [schema],
      defaultOptions: rule.options === undefined ? [] : [rule.options.defaults],
      messages: {
        ...rule.messages,
        ...Object.fromEntries(rule.repairs.map((repair) => [repair.id, repair.title])),
        [CRASH]: 'This file was not analysed, because of a bug in socket-safety: {{error}}.',
      },
    },
    create: (context, [options]) => ({
      'Program:exit': () => check(rule, context, options ?? {}, host, listener),
    }),
  });
  // Both describe the same object; typescript-eslint's declaration is only stricter about the tree.
  return created as unknown as ESLintRule.RuleModule;
}

function recommendation(rule: Rule): { readonly recommended: boolean } {
  return { recommended: rule.presets.recommended !== 'off' };
}

function check(
  rule: Rule,
  context: Context,
  options: RuleOptions,
  host: Host,
  listener: Listener | null,
): void {
  const facts = findFacts(context, host, listener);
  if (facts === null) return;
  try {
    for (const finding of rule.check(facts, options)) {
      if (listener === null) report(rule, finding, facts, context);
      else tell(listener, rule, finding, facts, context);
    }
  } catch (thrown) {
    reportCrash(asError(thrown), context, listener);
  }
}

function findFacts(context: Context, host: Host, listener: Listener | null): Facts | null {
  const { ast, text, scopeManager, parserServices } = context.sourceCode;
  const settings: Settings = readSettings(context.settings[SETTINGS_KEY], host.libraries);
  const source = { ast, text, scopes: scopeManager?.scopes ?? [] };
  const libraries = librariesForSettings(settings, host.libraries);
  const analysis = analysisOf(source, { libraries, settings }, () => {
    forgetOldTrees();
    if (isOfTypescriptEslint(parserServices)) rememberLinted(context.filename, source);
    return {
      libraries: selectLibraries(context.filename, settings, host),
      settings,
      oracle: createTypeOracle(parserServices),
      imports: importsOf(context.filename, host),
    };
  });
  if (analysis.kind === 'crash') reportCrash(analysis.error, context, listener);
  return analysis.kind === 'facts' ? analysis.facts : null;
}

function tell(listener: Listener, rule: Rule, finding: Finding, facts: Facts, context: Context): void {
  const loc = reportedLocation(finding.node);
  listener.finding(rule, finding, facts, loc);
  context.report({ loc, messageId: finding.message, data: finding.data });
}

function report(rule: Rule, finding: Finding, facts: Facts, context: Context): void {
  context.report({
    loc: reportedLocation(finding.node),
    messageId: finding.message,
    data: finding.data,
    suggest: suggestionsFor(rule, finding, facts, context.filename),
  });
}

const toldCrashes = new WeakSet<Error>();

function reportCrash(error: Error, context: Context, listener: Listener | null): void {
  // Every rule of the file meets the same failed analysis.
  if (toldCrashes.has(error)) return;
  toldCrashes.add(error);
  if (listener !== null) return listener.crash(error);
  const [firstLine = ''] = error.message.split('\n');
  context.report({ loc: { line: 1, column: 0 }, messageId: CRASH, data: { error: firstLine } });
}
