export { HoldNotices } from './hold-notices.tsx';
export { loadRetentionPage } from './load-retention-page.ts';
export { retentionRefusalSentences } from './refusal-sentences.ts';
export { RetentionMenu } from './retention-menu.tsx';
