export { AppHeader } from './app-header.tsx';
export { SignInPage } from './lazy-sign-in-page.ts';
export { isSignedIn, leaveWhenSignedIn, requireSession, worklistVersionAtStart } from './require-session.ts';
export { validateReturnSearch } from './return-path.ts';
export { useCurrentSession } from './use-current-session.ts';
