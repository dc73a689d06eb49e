/** Comes with the first visit: the administration has the page in its list. */
export const loadRetentionPage = () => import('./retention-page.tsx').then((module) => module.RetentionPage);
