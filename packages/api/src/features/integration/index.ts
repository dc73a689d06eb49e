import { listIncidents } from './list-incidents.ts';
import { redriveEffect } from './redrive-effect.ts';

export { planIntegration, planRecall } from './plan-effect.ts';
export { resumeEffects } from './resume-effects.ts';
export { openSender, SEND_EFFECT } from './send-effect.job.ts';
export { giveUpEffect } from './settle-effect.ts';
export { STANDING_EFFECTS } from './standing-effects.rules.ts';
export { proveVersions } from './versions/prove-versions.ts';

export const integrationProcedures = { listIncidents, redriveEffect };
export { FREE_BEHIND, takeBackReplaced } from './versions/take-back-replaced.ts';
