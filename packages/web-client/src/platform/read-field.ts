/** What was typed into a field of a form; a form of ours has no files. */
export const readField = (said: FormData, name: string): string => {
  const value = said.get(name);
  return typeof value === 'string' ? value : '';
};
