const underWay = new Map<string, Promise<unknown>>();

/** Runs the changes of one document one after another, because each names the version that the one before it made. */
export const afterChanges = <Result>(documentId: string, change: () => Promise<Result>): Promise<Result> => {
  const before = underWay.get(documentId) ?? Promise.resolve();
  const made = before.then(change, change);
  underWay.set(documentId, made);
  const forget = (): void => {
    if (underWay.get(documentId) === made) underWay.delete(documentId);
  };
  made.then(forget, forget);
  return made;
};

/** Whether a change of the document is being saved, or waits for one that is. */
export const isBeingChanged = (documentId: string): boolean => underWay.has(documentId);
