export { facilitySwitch, sessionGuard } from './deferred-controls.ts';
export { InvitationPage } from './lazy-invitation-page.ts';
export { OwnSessionsPage } from './lazy-own-sessions-page.ts';
export { SignInPage } from './lazy-sign-in-page.ts';
export { sessionRefusalSentences } from './refusal-sentences.ts';
export {
  homeWithoutWorklist,
  isSignedIn,
  leaveWhenSignedIn,
  requireSession,
  worklistVersionAtStart,
} from './require-session.ts';
export { validateReturnSearch } from './return-path.ts';
export { ROLES, roleNames } from './role-names.ts';
export { useCurrentSession } from './use-current-session.ts';
export { type ContractName, rolesThatMay, useMay } from './use-may.ts';
export { useSignOut } from './use-sign-out.ts';
