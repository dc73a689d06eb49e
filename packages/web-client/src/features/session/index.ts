export { AppHeader } from './app-header.tsx';
export { isSignedIn, leaveWhenSignedIn, requireSession, worklistVersionAtStart } from './require-session.ts';
export { validateReturnSearch } from './return-path.ts';
export { SignInPage } from './sign-in-page.tsx';
export { useCurrentSession } from './use-current-session.ts';
