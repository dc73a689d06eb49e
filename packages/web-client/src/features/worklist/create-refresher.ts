const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Turns any number of wishes into one refresh at a time with a rest after each, and one more for what was wished
 * meanwhile. A burst of arrivals can neither flood the server nor keep cancelling a refresh that never ends.
 */
export const createRefresher = (refresh: () => Promise<unknown>, restMs: number): (() => void) => {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await refresh();
      await wait(restMs);
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
};
