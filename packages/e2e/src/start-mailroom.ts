import type { TestProject } from 'vitest/node';
import { freePort, openFolder, REPOSITORY, runMailroom } from './run-mailroom.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mailroom: { url: string; folder: string };
  }
}

/** The Mailroom that stories share, in a folder and on a port of its own. */
const setUp = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  await using starting = new AsyncDisposableStack();
  const folder = starting.use(openFolder());
  const port = await freePort();
  starting.use(await runMailroom({ root: REPOSITORY, port, folder: folder.path }));
  provide('mailroom', { url: `http://127.0.0.1:${port}`, folder: folder.path });
  const running = starting.move();
  return () => running.disposeAsync();
};

// Vitest asks for a default export.
export default setUp;
