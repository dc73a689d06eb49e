interface Flight<Value> {
  readonly now: Promise<Value>;
  next: Promise<Value> | null;
}

/**
 * Shares look-ups of one key: one is under way, and whoever comes meanwhile shares the next, which starts after all of them
 * came and therefore shows what they were told of.
 *
 * @example const look = shareLookUps(loadDocument);
 */
export const shareLookUps = <Value>(load: (key: string) => Promise<Value>): ((key: string) => Promise<Value>) => {
  const flights = new Map<string, Flight<Value>>();
  const start = (key: string): Promise<Value> => {
    const flight: Flight<Value> = { now: load(key), next: null };
    flights.set(key, flight);
    const end = (): void => {
      if (flight.next === null) flights.delete(key);
    };
    flight.now.then(end, end);
    return flight.now;
  };
  return (key) => {
    const flight = flights.get(key);
    if (!flight) return start(key);
    const again = () => start(key);
    flight.next ??= flight.now.then(again, again);
    return flight.next;
  };
};
