import type { Facts, Finding, SocketLife } from '@socket-safety/analysis';
import { addErrorListener, defineRule } from '@socket-safety/repairs';
import { lineOf, nameOf } from '../place-words.ts';

export default defineRule({
  id: 'require-error-listener',
  kind: 'problem',
  description: 'Require an `error` listener on sockets whose unheard error ends the process',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    unheard:
      '`{{socket}}` has no `error` listener: with `{{library}}`, an error that nobody hears ends the process.',
    late: '`{{socket}}` gets its `error` listener on line {{line}}, in another listener: an error before that ends the process.',
  },
  repairs: [addErrorListener],
  *check(facts) {
    for (const life of facts.lives()) if (life.errors === 'unheard') yield findingAbout(life, facts);
  },
});

function findingAbout(life: SocketLife, { source }: Facts): Finding {
  const { node, socket, lateListener } = life;
  return {
    message: lateListener === null ? 'unheard' : 'late',
    data: {
      socket: nameOf(socket, source.text),
      library: socket.library.name,
      line: lateListener === null ? '' : lineOf(lateListener),
    },
    node,
    because: [],
    about: { kind: 'life', life, lacks: 'error-listener' },
  };
}
