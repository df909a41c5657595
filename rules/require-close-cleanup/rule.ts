import type { Facts, Finding, RetentionSite } from '@socket-safety/analysis';
import { defineRule, removeOnClose } from '@socket-safety/repairs';
import { printCall, printExpression } from '../place-words.ts';

export default defineRule({
  id: 'require-close-cleanup',
  kind: 'problem',
  description: 'Require that what is made for one socket ends when that socket closes',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    collection: '`{{call}}` keeps `{{socket}}` in `{{holder}}`, and nothing takes it out when it closes.',
    interval: '`{{call}}` goes on after `{{socket}}` has closed: nothing clears it then.',
    timer: '`{{call}}` arms this function again and again, also after `{{socket}}` has closed.',
    subscription: '`{{call}}` keeps telling `{{socket}}` after it has closed: nothing unsubscribes it then.',
    listener:
      '`{{call}}` goes on calling its listener after `{{socket}}` has closed: nothing takes it off `{{holder}}` then.',
  },
  repairs: [removeOnClose],
  *check(facts) {
    for (const site of facts.retentions()) yield findingAbout(site, facts);
  },
});

function findingAbout(site: RetentionSite, { source }: Facts): Finding {
  const { node, kind, socket, holder } = site;
  return {
    message: kind,
    data: {
      call: printCall(node, source.text),
      socket: socket.text,
      holder: holder === null ? '' : printExpression(holder, source.text),
    },
    node,
    because: [],
    about: { kind: 'retention', site },
  };
}
