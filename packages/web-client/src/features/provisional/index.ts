export { ProvisionalPage } from './lazy-provisional-page.ts';
export { provisionalRefusalSentences } from './refusal-sentences.ts';
