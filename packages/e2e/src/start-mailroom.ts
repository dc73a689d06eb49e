import type { TestProject } from 'vitest/node';
import { freePort, openFolder, REPOSITORY, runHospital, runMailroom } from './run-mailroom.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mailroom: { url: string; folder: string; fhirUrl: string };
  }
}

/** The Mailroom that stories share, in a folder and on a port of its own. */
const setUp = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  await using starting = new AsyncDisposableStack();
  const folder = starting.use(openFolder());
  const port = await freePort();
  const { url: fhirUrl } = starting.use(await runHospital());
  const environment = { FHIR_BASE_URL: fhirUrl };
  starting.use(await runMailroom({ root: REPOSITORY, port, folder: folder.path, environment }));
  provide('mailroom', { url: `http://127.0.0.1:${port}`, folder: folder.path, fhirUrl });
  const running = starting.move();
  return () => running.disposeAsync();
};

// Vitest asks for a default export.
export default setUp;
