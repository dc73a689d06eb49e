import type { Express } from 'express';
import type { App } from '../platform/process/context.ts';
import { v1Router } from './v1-router.ts';

/** Puts the legacy endpoint at `/v1` of a server, also of one that is complete. See README.md: it is the measure. */
export const mountV1 = (server: Express, app: App): void => {
  server.use('/v1', v1Router(app));
};
