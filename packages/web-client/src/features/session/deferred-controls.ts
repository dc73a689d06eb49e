import { defer } from '../../platform/loading/deferred.ts';

/** What a session tells its pages. */
export const sessionGuard = defer(() => import('./session-guard.tsx').then((module) => module.SessionGuard));

/** The name of the facility as a menu, for whoever works at several. */
export const facilitySwitch = defer(() => import('./facility-switch.tsx').then((module) => module.FacilitySwitch));
