// The shape of the generated list beside it.
import type { Sheet } from '../sheet.ts';

/** A case of a rule, as something to start from. */
export interface Example {
  readonly rule: string;
  /** `reported`: the rule speaks of it; `silent`: its neighbour, of which the rule has nothing to say. */
  readonly kind: 'reported' | 'silent';
  /** `farewell after close` */
  readonly title: string;
  readonly sheet: Partial<Sheet> & Pick<Sheet, 'text'>;
}
