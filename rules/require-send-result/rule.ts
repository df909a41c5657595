import type { Finding, Sender } from '@socket-safety/analysis';
import { defineRule, returnSendResult } from '@socket-safety/repairs';

export default defineRule({
  id: 'require-send-result',
  kind: 'suggestion',
  description: 'Require functions whose job is sending to tell their callers whether they could',
  presets: { recommended: 'off', strict: ['error', { rejections: 'tell' }] },
  messages: {
    one: '`{{name}}` sends what it is handed and returns nothing, so its callers cannot know whether the socket was open.',
    many: '`{{name}}` sends what it is handed to several sockets and returns nothing, so its callers cannot know how many were open.',
    rejection:
      '`{{name}}` rejects where its send fails, which ends the work of a caller that only wants to tell of it.',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        rejections: {
          enum: ['tell', 'hide'],
          description: 'Whether a promise that rejects where the send fails counts as telling the caller.',
        },
      },
    },
    defaults: { rejections: 'tell' },
  },
  repairs: [returnSendResult],
  *check(facts, options): Generator<Finding> {
    for (const sender of facts.senders()) {
      const message = messageFor(sender, options['rejections'] === 'hide');
      if (message === null) continue;
      yield {
        message,
        data: { name: sender.text },
        node: sender.name,
        because: [],
        about: { kind: 'sender', sender },
      };
    }
  },
});

function messageFor({ told, reach }: Sender, hidesRejections: boolean): 'one' | 'many' | 'rejection' | null {
  if (told === 'nothing') return reach;
  return told === 'rejection' && hidesRejections ? 'rejection' : null;
}
