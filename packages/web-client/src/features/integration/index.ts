export { IncidentsEntry } from './incidents-entry.tsx';
export { IncidentsPage } from './incidents-page.tsx';
export { troubleSentences } from './trouble-sentences.ts';
