export { preloadWorklist } from './preload-worklist.ts';
export { worklistRefusalSentences } from './refusal-sentences.ts';
export { validateViewSearch } from './view-search.ts';
export { WorklistPage } from './worklist-page.tsx';
