import type { CheckSite, Facts, Finding } from '@socket-safety/analysis';
import { askState, defineRule, guardSend } from '@socket-safety/repairs';
import { printHazardStates, printOutcomes } from '../outcome-words.ts';
import { lineOf, printCall, printExpression } from '../place-words.ts';

export default defineRule({
  id: 'no-ineffective-open-check',
  kind: 'problem',
  description: 'Disallow conditions that mean to check whether a socket is open and do not',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    partial: '`{{asked}}` lets `{{call}}` on line {{line}} meet a socket that is {{states}}: {{then}}.',
    constant:
      '`{{asked}}` is a constant and asks nothing of `{{socket}}`, which may be {{states}}: {{then}}.',
    noConstant: '`{{constant}}` is undefined, so `{{asked}}` asks nothing of the state.',
    noSuchConstant: '`{{asked}}` is undefined, whatever the state is.',
    never: '`{{asked}}` compares with what `{{library}}` never has there: its values are {{values}}.',
    misleading: '`{{asked}}` proves nothing: {{why}}.',
    promise:
      '`{{asked}}` is a promise and always truthy: await it, or `{{call}}` on line {{line}} is unchecked.',
    uncalled:
      '`{{asked}}` is a function and always truthy: call it, or `{{call}}` on line {{line}} is unchecked.',
    copy: '`{{asked}}` keeps what line {{made}} read, while `{{socket}}` may be {{states}} by now: {{then}}.',
    weakened:
      'Something else in this condition is enough for `{{call}}` on line {{line}}: {{then}} if `{{socket}}` is {{states}}.',
    noExit: 'Nothing leaves here when `{{socket}}` is not open: line {{line}} sends all the same.',
    otherSocket:
      'This asks about `{{other}}`, but line {{line}} sends on `{{socket}}`: {{then}} if that is {{states}}.',
    assignment: '`{{asked}}` assigns, where a comparison was meant.',
    catch: 'The `catch` around `{{call}}` cannot hear that the socket is {{states}}: {{then}}.',
  },
  repairs: [askState, guardSend],
  *check(facts) {
    for (const check of facts.checks) yield explain(check, facts);
  },
});

function explain(check: CheckSite, facts: Facts): Finding {
  const { form, node, sends, socket } = check;
  const { text } = facts.source;
  const [send] = sends;
  const hazard = send?.hazard ?? null;
  const about = send === undefined || hazard === null ? null : { send, hazard };
  return {
    message: form.kind === 'no-constant' && form.constant === node ? 'noSuchConstant' : MESSAGES[form.kind],
    data: {
      asked: printExpression(node, text),
      socket: socket.text,
      library: socket.library.name,
      call: about === null ? '' : printCall(about.send.node, text),
      line: about === null ? '' : lineOf(about.send.node),
      states: about === null ? '' : printHazardStates(about.send, about.hazard),
      then: about === null ? '' : printOutcomes(about.send, about.hazard),
      ...particulars(form, text),
    },
    node,
    because: hazard?.because ?? [],
    about: { kind: 'check', check },
  };
}

const MESSAGES = {
  partial: 'partial',
  constant: 'constant',
  'no-constant': 'noConstant',
  never: 'never',
  misleading: 'misleading',
  promise: 'promise',
  uncalled: 'uncalled',
  copy: 'copy',
  weakened: 'weakened',
  'no-exit': 'noExit',
  'other-socket': 'otherSocket',
  assignment: 'assignment',
  catch: 'catch',
} as const satisfies Readonly<Record<CheckSite['form']['kind'], string>>;

function particulars(form: CheckSite['form'], text: string): Readonly<Record<string, string>> {
  switch (form.kind) {
    case 'no-constant':
      return { constant: printExpression(form.constant, text) };
    case 'never': {
      const values = form.values.map((value) => `\`${JSON.stringify(value)}\``);
      return { values: [...values, ...(form.complete ? [] : ['others like them'])].join(', ') };
    }
    case 'misleading':
      return { why: form.why };
    case 'copy':
      return { made: lineOf(form.made) };
    case 'other-socket':
      return { other: printExpression(form.asked, text) };
    default:
      return {};
  }
}
