/**
 * Runs one task after the other, in the order of their arrival. What one reads and then writes cannot be changed by
 * another in between, as by a database that isolates its transactions.
 */
export const oneAtATime = (): (<Result>(task: () => Promise<Result>) => Promise<Result>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
};
