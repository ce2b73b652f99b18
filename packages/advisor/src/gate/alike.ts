/** Groups what has the same parts, in the order in which each group begins. */
export function alike<Item>(
  items: readonly Item[],
  partsOf: (item: Item) => readonly unknown[],
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = JSON.stringify(partsOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
