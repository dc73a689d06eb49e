export { IncidentsEntry } from './incidents-entry.tsx';
export { IncidentsPage } from './lazy-incidents-page.ts';
export { integrationRefusalSentences } from './refusal-sentences.ts';
export { troubleSentences } from './trouble-sentences.ts';
