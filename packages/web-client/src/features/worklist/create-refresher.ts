const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Returns a function that asks for a refresh. Refreshes run one at a time with a rest after each; however often it is called
 * meanwhile, one more follows. So a burst of arrivals neither floods the server nor keeps cancelling a refresh.
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
