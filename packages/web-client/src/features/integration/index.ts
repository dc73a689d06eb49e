export { IncidentsEntry } from './incidents-entry.tsx';
export { IncidentsPage } from './lazy-incidents-page.ts';
export { troubleSentences } from './trouble-sentences.ts';
