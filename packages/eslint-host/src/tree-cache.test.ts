import { describe, expect, it } from 'vitest';
import type { Source } from '@socket-safety/analysis';
import { parseSource } from './parse-source.ts';
import { createTreeCache } from './tree-cache.ts';

const treeOf = (text: string): Source | null => parseSource('file.ts', text);

describe('the trees of imported files', () => {
  it('are found by path and text', () => {
    const cache = createTreeCache(100);
    const tree = treeOf('f();');
    cache.set('a.ts', 'f();', tree);
    expect(cache.get('a.ts', 'f();')).toBe(tree);
    expect(cache.get('a.ts', 'g();')).toBeUndefined();
    expect(cache.get('b.ts', 'f();')).toBeUndefined();
  });

  it('remember what does not parse', () => {
    const cache = createTreeCache(100);
    cache.set('a.ts', '(', treeOf('('));
    expect(cache.get('a.ts', '(')).toBeNull();
  });

  it('fit into the budget: what was asked for longest ago goes', () => {
    const cache = createTreeCache(12);
    for (const path of ['a.ts', 'b.ts', 'c.ts']) cache.set(path, 'f();', treeOf('f();'));
    cache.get('a.ts', 'f();');
    cache.set('d.ts', 'g();', treeOf('g();'));
    cache.trim();
    const known = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].filter((path) => {
      const text = path === 'd.ts' ? 'g();' : 'f();';
      return cache.get(path, text) !== undefined;
    });
    expect(known).toEqual(['a.ts', 'c.ts', 'd.ts']);
  });

  it('count a text that was replaced once', () => {
    const cache = createTreeCache(8);
    cache.set('a.ts', 'f();', treeOf('f();'));
    for (const text of ['g();', 'h();', 'i();']) cache.set('b.ts', text, treeOf(text));
    cache.trim();
    expect(cache.get('a.ts', 'f();')).not.toBeUndefined();
    expect(cache.get('b.ts', 'i();')).not.toBeUndefined();
  });

  it('are all held until the end of an analysis', () => {
    const cache = createTreeCache(2);
    cache.set('a.ts', 'f();', treeOf('f();'));
    cache.set('b.ts', 'f();', treeOf('f();'));
    expect(cache.get('a.ts', 'f();')).not.toBeUndefined();
    cache.trim();
    expect(cache.get('a.ts', 'f();')).toBeUndefined();
  });
});
