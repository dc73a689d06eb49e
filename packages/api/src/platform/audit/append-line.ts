import { type FileHandle, open } from 'node:fs/promises';

const NEWLINE = 10;

/** Whether the file breaks off in the middle of a line: whoever wrote last was killed, or had no space left. */
const isTorn = async (file: FileHandle): Promise<boolean> => {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer[0] !== NEWLINE;
};

/** Appends a line, and has it on the disk when it resolves. What broke off before stays a line of its own, so that this one is whole. */
export const appendLine = async (path: string, line: string): Promise<void> => {
  await using file = await open(path, 'a+', 0o600);
  await file.appendFile(`${(await isTorn(file)) ? '\n' : ''}${line}\n`);
  await file.datasync();
};
