// How well a socket is known, in words.
import type { Grade } from '@socket-safety/analysis';

/** Each is a clause that can follow "where". */
export const GRADES: Readonly<Record<Grade, string>> = {
  certain:
    'the program makes it, imports or annotates it, gets it from a known call, or a type checker tells',
  probable: 'nothing but the shape of its use says what it is',
};
