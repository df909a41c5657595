// What a rule returns and a host shows.
import type { CheckSite, Reason, SendSite, WalkSite } from './facts.ts';
import type { Node } from './ir/model.ts';

/** Something to tell a person, before any host is involved. */
export interface Finding {
  /** A key of the rule's `messages`. */
  readonly message: string;
  /** Fills the `{{name}}` gaps of the message. */
  readonly data: Readonly<Record<string, string>>;
  /** Where the report points. */
  readonly node: Node;
  readonly because: readonly Reason[];
  /** What a repair starts from. */
  readonly about:
    | { readonly kind: 'send'; readonly send: SendSite }
    | { readonly kind: 'check'; readonly check: CheckSite }
    | { readonly kind: 'walk'; readonly walk: WalkSite };
}
