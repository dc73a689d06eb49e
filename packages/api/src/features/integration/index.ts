import { router } from '../../platform/http/trpc.ts';
import { listIncidents } from './list-incidents.ts';
import { recallDocument } from './recall-document.ts';
import { redriveEffect } from './redrive-effect.ts';

export { resumeEffects } from './resume-effects.ts';
export { openSender, SEND_EFFECT } from './send-effect.job.ts';
export { giveUpEffect } from './settle-effect.ts';

export const integrationRouter = router({ listIncidents, recallDocument, redriveEffect });
