import { documentsRouter } from './features/documents/index.ts';
import { intakeRouter } from './features/intake/index.ts';
import { integrationRouter } from './features/integration/index.ts';
import { reviewRouter } from './features/review/index.ts';
import { sessionRouter } from './features/session/index.ts';
import { worklistRouter } from './features/worklist/index.ts';
import { router } from './platform/http/trpc.ts';

/** The list of rooms. */
export const appRouter = router({
  session: sessionRouter,
  worklist: worklistRouter,
  documents: documentsRouter,
  intake: intakeRouter,
  review: reviewRouter,
  integration: integrationRouter,
});

export type AppRouter = typeof appRouter;
