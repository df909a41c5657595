/** Maps with at most `limit` mappings under way at a time; the results stand in the order of the items. */
export async function mapInTurn<Item, Result>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    // Shared by all workers, so each item is taken once.
    for (const [index, item] of waiting) results.set(index, await map(item));
  };
  await Promise.all(Array.from({ length: limit }, work));
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}

/** Does what it is given with at most `limit` of it under way at a time, whoever gives it. */
export function gateOf(limit: number): <Result>(act: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (act) => {
    if (underWay === limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) underWay -= 1;
      else next();
    }
  };
}
