/** Works on items in the order they were added, a few at a time. `work` settles its own failures. */
export const createQueue = <Item>(work: (item: Item) => Promise<void>, parallel: number) => {
  const waiting: Item[] = [];
  let running = 0;
  const drain = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
    running -= 1;
  };
  return (items: readonly Item[]): void => {
    waiting.push(...items);
    while (running < parallel && waiting.length > 0) {
      running += 1;
      void drain();
    }
  };
};
