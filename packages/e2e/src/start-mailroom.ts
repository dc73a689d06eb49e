import type { TestProject } from 'vitest/node';
import { runMailroom } from './run-mailroom.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mailroom: { url: string; folder: string };
  }
}

const setUp = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const mailroom = await runMailroom();
  provide('mailroom', { url: mailroom.url, folder: mailroom.folder });
  return async () => mailroom[Symbol.asyncDispose]();
};

// Vitest asks for a default export.
export default setUp;
