import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

/** Another system, so another process: nothing of it is imported. */
const MAIN = join(import.meta.dirname, '../../demo-hospital/src/main.ts');

const Ready = z.object({ ready: z.literal(true), url: z.url() });

export interface DemoHospital extends AsyncDisposable {
  /** Base of its FHIR API. */
  readonly url: string;
}

/** Starts the hospital's FHIR server with its generated patients, on a port of its own (0.6 s). */
export const startDemoHospital = async (): Promise<DemoHospital> => {
  const child = fork(MAIN, ['--port', '0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [message] = await once(child, 'message');
  return {
    url: Ready.parse(message).url,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
