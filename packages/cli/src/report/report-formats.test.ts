// Each format on a report with findings, one without, and one whose file names, messages and code mean harm.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import colors from 'picocolors';
import type { Log, Result } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { empty, found, hostile, HOSTILE } from '../cases/reports.ts';
import { createSandbox } from '../cases/sandbox.ts';
import type { CheckReport } from './check-report.ts';
import { printJobSummary } from './job-summary.ts';
import { printReport, type Format } from './report-format.ts';
import { harmless } from '../wording.ts';

const REPORTS = { found, empty, hostile };
const NAMES = ['found', 'empty', 'hostile'] as const;

function print(report: CheckReport, format: Format): Promise<string> {
  return printReport(report, format, { colors: colors.createColors(false) });
}

describe('sarif', () => {
  let isValid: (log: unknown) => string;
  beforeAll(async () => {
    const require = createRequire(import.meta.url);
    const schema = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    // Published as CommonJS, with the function under `default` for some readers and not for others.
    const add = ('default' in addFormats ? addFormats.default : addFormats) as unknown as (ajv: Ajv) => void;
    add(ajv);
    // Written for draft 4, and means the same to later ones.
    const text = (await readFile(schema, 'utf8'))
      .replace(/"\$schema": "[^"]*",/, '')
      .replace(/"id": "http[^"]*",/, '');
    const validate = ajv.compile(JSON.parse(text) as object);
    isValid = (log) => (validate(log) ? 'valid' : ajv.errorsText(validate.errors));
  });

  async function sarifOf(name: (typeof NAMES)[number]): Promise<Log> {
    return JSON.parse(await print(REPORTS[name], 'sarif')) as Log;
  }

  it.each(NAMES)('%s: is valid', async (name) => {
    expect(isValid(await sarifOf(name))).toBe('valid');
  });

  it('would notice what is not valid', async () => {
    const log = await sarifOf('found');
    expect(isValid({ ...log, runs: [{ results: [] }] })).toContain('tool');
  });

  it('has the rules of the run, with their pages, and no result where there is no finding', async () => {
    const [run] = (await sarifOf('empty')).runs;
    expect(run?.results).toEqual([]);
    expect(run?.tool.driver.rules?.map(({ id, helpUri }) => [id, helpUri])).toEqual([
      ['no-risky', 'https://github.com/socket-safety/socket-safety/blob/main/rules/no-risky/README.md'],
      ['no-loose', 'https://github.com/socket-safety/socket-safety/blob/main/rules/no-loose/README.md'],
    ]);
  });

  it('has level, place from the root of the repository, and the path as a code flow', async () => {
    const [result] = (await sarifOf('found')).runs[0]?.results ?? [];
    expect(result).toMatchObject({
      ruleId: 'no-risky',
      ruleIndex: 0,
      level: 'error',
      partialFingerprints: { primaryLocationLineHash: 'abc:1' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'apps/chat/src/chat%20room.ts', uriBaseId: 'SRCROOT' },
            region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 20 },
          },
        },
      ],
    });
    expect(flowOf(result)).toEqual([
      ['checked here', 3],
      ['suspended here', 4],
      ['may have closed by now', 4],
      ['sent here', 5],
    ]);
  });

  function flowOf(result: Result | undefined): unknown {
    const [thread] = result?.codeFlows?.[0]?.threadFlows ?? [];
    return thread?.locations.map(({ location }) => [
      location?.message?.text,
      location?.physicalLocation?.region?.startLine,
    ]);
  }

  it('encodes file names so that they can be read back', async () => {
    const run = (await sarifOf('hostile')).runs[0];
    const uri = run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    expect(uri).toMatch(/^[\w!'()*.~%/-]+$/);
    expect(decodeURIComponent(uri)).toBe(`apps/chat/src/${HOSTILE}.ts`);
    expect(run?.results?.[0]?.message.text).toContain(HOSTILE);
    expect(run?.invocations?.[0]?.executionSuccessful).toBe(false);
  });
});

describe('github', () => {
  const COMMAND = /^::(\w+)(?: (.*?))?::(.*)$/s;
  const decode = (text: string) =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');

  it('found: one annotation for each', async () => {
    expect(await print(found, 'github')).toBe(
      `::error title=socket-safety/no-risky,file=apps/chat/src/chat room.ts,line=5,endLine=5,col=3,endColumn=20::\`socket.send(…)\` trusts the check on line 3.
::warning title=socket-safety/no-loose,file=apps/chat/src/chat room.ts,line=4,endLine=5::\`socket.send(…)\` trusts the check on line 3.
2 problems (1 error, 1 warning) in 1 file, 3 files looked at, 1 with sockets
`,
    );
  });

  it('empty: a line of the log', async () => {
    expect(await print(empty, 'github')).toBe('No problems, 3 files looked at, 1 with sockets\n');
  });

  it('hostile: nothing becomes a command of its own, and everything can be read back', async () => {
    const lines = (await print(hostile, 'github')).split(/\r\n|[\n\r]/);
    const commands = lines.flatMap((line) => {
      const match = COMMAND.exec(line);
      return match === null ? [] : [match];
    });
    expect(lines).toHaveLength(4);
    expect(commands.map(([, name]) => name)).toEqual(['error', 'error']);
    const [, , properties = '', message = ''] = commands[0] ?? [];
    const file = properties.split(',').find((one) => one.startsWith('file='));
    expect(decode(file ?? '')).toBe(`file=apps/chat/src/${HOSTILE}.ts`);
    expect(decode(message)).toContain(HOSTILE);
  });

  it('what GitHub would not show is folded in the log', async () => {
    const [finding] = found.findings;
    const many = Array.from({ length: 25 }, (_, index) => ({ ...finding, line: index + 1 }));
    const lines = (await print({ ...found, findings: many as typeof found.findings }, 'github')).split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.slice(10, 12)).toEqual([
      '::group::src/chat room.ts',
      '11:3 error `socket.send(…)` trusts the check on line 3. no-risky',
    ]);
    expect(lines.filter((line) => line === '::endgroup::')).toHaveLength(1);
  });

  it('appends a summary to the file that GitHub names', async () => {
    const sandbox = await createSandbox({
      'a.ts': 'new WebSocket(url);\nrisky();\n',
      'summary.md': 'before\n',
    });
    const variables = { GITHUB_STEP_SUMMARY: `${sandbox.folder}/summary.md` };
    const { code } = await sandbox.runWith({ variables }, 'check', '--format', 'github');
    expect(code).toBe(1);
    expect(await sandbox.read('summary.md')).toMatch(/^before\n## socket-safety: ❌ 1 error, 0 warnings\n/);
    await sandbox.remove();
  });

  it.each([
    ['many', 300, '', 200],
    ['long', 100, '🙂'.repeat(5_000), 5],
  ])('the summary ends before GitHub refuses it: %s', (_, count, more, shown) => {
    const [finding] = found.findings;
    const findings = Array.from({ length: count }, () => ({
      ...finding,
      message: `${finding?.message}${more}`,
    }));
    const summary = printJobSummary({ ...found, findings: findings as typeof found.findings });
    expect(summary.split('\n').filter((line) => line.startsWith('| <code>')).length).toBeGreaterThanOrEqual(
      shown,
    );
    expect(Buffer.byteLength(summary)).toBeLessThan(1_000_000);
    expect(summary).toMatch(/\n… and \d+ more\.\n/);
  });

  it('the summary is a table in which nothing else has a meaning', () => {
    const rows = printJobSummary(hostile)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(3);
    expect(rows[2]?.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(rows[2]?.replace(/<\/?code>/g, '')).not.toMatch(/[<>`\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/u);
    expect(rows[2]).toContain(
      'checked here (3) → suspended here (4) → may have closed by now → sent here (5)',
    );
  });
});

describe('json', () => {
  it.each(NAMES)('%s: can be read back', async (name) => {
    const { findings, failures } = JSON.parse(await print(REPORTS[name], 'json')) as CheckReport;
    expect(findings.map(({ file, message }) => [file, message])).toEqual(
      REPORTS[name].findings.map(({ file, message }) => [file, message]),
    );
    expect(failures).toEqual(REPORTS[name].failures);
  });
});

describe('text', () => {
  it('hostile: steers no terminal and breaks no line', async () => {
    const text = await print(hostile, 'text');
    expect(text.split('\n')).toHaveLength(6);
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u2028\u2029\u202e]/);
  });
});

describe('html', () => {
  it.each(NAMES)('%s: every element is closed in its place', async (name) => {
    expect(openElements(await print(REPORTS[name], 'html'))).toEqual([]);
  });

  it.each(NAMES)('%s: allows its own script and style alone, and asks nobody for anything', async (name) => {
    const html = await print(REPORTS[name], 'html');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/
      .exec(html)?.[1]
      ?.replaceAll('&#39;', "'");
    expect(policy).toBe(
      `default-src 'none'; style-src '${hashOf('style', html)}'; script-src '${hashOf('script', html)}'; base-uri 'none'; form-action 'none'`,
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    // Values are quoted, and hold no `<` or `>`.
    const tags = (html.match(/<[a-z][^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, ''));
    expect(
      tags.filter((tag) => /^<(?:link|img|iframe|object|base)\b|\s(?:src|style|on\w+)=/.test(tag)),
    ).toEqual([]);
    expect(html).not.toMatch(/@import|url\((?!#)/);
  });

  it('found: shows each finding with its path and code', async () => {
    const html = await print(found, 'html');
    expect(html).toContain('<h1 class="error">2 problems in 1 file</h1>');
    expect(html.match(/<article /g)).toHaveLength(2);
    expect(html).toContain(
      '<title>checked here (line 3), then suspended here (line 4), then may have closed by now, then sent here (line 5)</title>',
    );
    expect(html).toContain('<code>socket.send(…)</code> trusts the check on line 3.');
    expect(html).toContain('<span class="plain found step fault">socket.send(text)</span>');
    expect(html).toContain('<span class="comment">// done</span>');
    expect(html).toContain('<rect class="band open" x="88" y="104" width="320" height="22"/>');
  });

  it('empty: says that nothing was found', async () => {
    const html = await print(empty, 'html');
    expect(html).toContain('<h1 class="fine">No problems</h1>');
    expect(html).not.toContain('<article');
  });

  it('hostile: shows everything as text', async () => {
    const html = await print(hostile, 'html');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    const [, message = ''] = /<p class="message">(.*?)<\/p>/s.exec(html) ?? [];
    expect(asText(message)).toBe(harmless(`${HOSTILE} ${HOSTILE}`).replaceAll('`', ''));
  });

  function hashOf(element: string, html: string): string {
    const [, text = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(html) ?? [];
    return `sha256-${createHash('sha256').update(text).digest('base64')}`;
  }

  function asText(html: string): string {
    return html
      .replace(/<\/?code>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  }

  /** What is still open at the end, or was closed out of turn. */
  function openElements(html: string): readonly string[] {
    const open: string[] = [];
    const plain = html.replace(/<(script|style)>[^]*?<\/\1>/g, '');
    for (const [tag, slash, name = ''] of plain.matchAll(/<(\/?)([a-z]\w*)\b[^>]*>/g)) {
      if (['meta', 'input'].includes(name) || tag.endsWith('/>')) continue;
      if (slash === '') open.push(name);
      else if (open.at(-1) === name) open.pop();
      else open.push(tag);
    }
    return open;
  }
});
