// What a function answers once it tells: whether it sent, or to how many.
import type { Sender, Source } from '@socket-safety/analysis';
import { freeName } from '../syntax/names.ts';

/** The words of one kind of result. */
export interface ResultWords {
  readonly type: 'boolean' | 'number';
  /** What is returned where nothing was sent, and where the one message was. */
  readonly none: string;
  readonly one: string;
  /** Keeps it until the function returns. */
  readonly variable: string;
}

/** Chooses the result of a function. */
export function wordsFor({ reach }: Sender, source: Source): ResultWords {
  return reach === 'many'
    ? { type: 'number', none: '0', one: '1', variable: freeName(['reached', 'reachedCount'], source) }
    : { type: 'boolean', none: 'false', one: 'true', variable: freeName(['isSent', 'wasSent'], source) };
}
