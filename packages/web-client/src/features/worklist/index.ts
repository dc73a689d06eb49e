export { preloadWorklist } from './preload-worklist.ts';
export { validateViewSearch } from './view-search.ts';
export { WorklistPage } from './worklist-page.tsx';
