// Generated trees are free; a program is not. What has no meaning where it stands is replaced by what has.
import type { Body, Moment, ProgramModel, Statement, Test } from './grammar.ts';
import { eachStatement } from './grammar.ts';

/** Scenes in which a close handler is registered that a flag can be cleared by. */
const WITH_FLAG: ReadonlySet<ProgramModel['scene']> = new Set(['accepted', 'constructed', 'class']);
const WITH_MOMENT: ReadonlySet<ProgramModel['scene']> = new Set(['accepted', 'constructed', 'class']);

interface Around {
  readonly inLoop: 'in' | 'out';
  readonly inTry: 'in' | 'out';
  readonly hasFlag: 'has' | 'none';
}

/** Fits a tree: jumps have a target, flags a handler that clears them, and there is a send at least. */
export function fit(model: ProgramModel): ProgramModel {
  const around: Around = {
    inLoop: model.scene === 'collection' && model.walk !== 'forEach' ? 'in' : 'out',
    inTry: 'out',
    hasFlag: WITH_FLAG.has(model.scene) ? 'has' : 'none',
  };
  const body = fitBody(model.body, around);
  const hasSend = [...eachStatement(body)].some(({ kind }) => kind === 'send' || kind === 'checked-send');
  const send: Statement = { kind: 'send', heard: 'unheard' };
  return { ...model, moment: momentOf(model), body: hasSend ? body : [...body, send] };
}

function momentOf({ scene, moment, family }: ProgramModel): Moment {
  if (!WITH_MOMENT.has(scene)) return 'now';
  // A pair is never told that it is open.
  if (moment === 'open' && (scene === 'accepted' || family === 'workers')) return 'message';
  return moment;
}

function fitBody(body: Body, around: Around): Body {
  return body.map((statement) => fitStatement(statement, around));
}

function fitStatement(statement: Statement, around: Around): Statement {
  const testOf = (test: Test): Test => (test === 'flag' && around.hasFlag === 'none' ? 'constant' : test);
  const inner = (body: Body) => fitBody(body, around);
  switch (statement.kind) {
    case 'send':
    case 'close':
      return statement;
    case 'await':
      return statement.of === 'refusal' && around.inTry === 'out' ? { ...statement, of: 'work' } : statement;
    case 'check':
      // An open branch behind a test that means something else holds one send, on the line that a report about it points at.
      if (statement.test === 'partial') return { kind: 'checked-send', test: 'partial', by: 'and' };
      return {
        ...statement,
        test: testOf(statement.test),
        body: inner(statement.body),
        otherwise: inner(statement.otherwise),
      };
    case 'checked-send':
      return { ...statement, test: testOf(statement.test) };
    case 'leave':
      return {
        ...statement,
        test: statement.test === 'partial' ? 'number' : testOf(statement.test),
        jump: jumpIn(around, statement.jump),
      };
    case 'jump':
      return { ...statement, jump: jumpIn(around, statement.jump) };
    case 'choose':
      return { ...statement, body: inner(statement.body), otherwise: inner(statement.otherwise) };
    case 'loop':
      return { ...statement, body: fitBody(statement.body, { ...around, inLoop: 'in' }) };
    case 'try': {
      const handler = statement.handler === null ? null : inner(statement.handler);
      const end = statement.end === null ? null : fitBody(statement.end, { ...around, inLoop: 'out' });
      const inTry = handler === null && end !== null ? around.inTry : 'in';
      const body = fitBody(statement.body, { ...around, inTry });
      return {
        ...statement,
        // Else nothing might lead to the handler.
        body: inTry === 'in' && !isRefused(body) ? [...body, { kind: 'jump', jump: 'throw' }] : body,
        handler: handler === null && end === null ? [] : handler,
        end,
      };
    }
    case 'callback':
      return { ...statement, body: fitBody(statement.body, { ...around, inLoop: 'out', inTry: 'out' }) };
    case 'helper':
      // It is called, or awaited, where it stands: what it throws is thrown there.
      return { ...statement, body: fitBody(statement.body, { ...around, inLoop: 'out' }) };
  }
}

function isRefused(body: Body): boolean {
  const last = body.at(-1);
  return last?.kind === 'await' && last.of === 'refusal';
}

/** A throw that nobody catches would end the program before it says anything of sockets. */
function jumpIn({ inLoop, inTry }: Around, jump: 'return' | 'continue' | 'break' | 'throw') {
  if (jump === 'throw') return inTry === 'in' ? 'throw' : 'return';
  return inLoop === 'in' ? jump : 'return';
}
