export { DocumentPane } from './lazy-document-pane.ts';
export { StatusLabel, statusNames } from './status-label.tsx';
export { unreadableSentences } from './unreadable-sentences.ts';
export { filterOptionsQuery, useDocumentTypeName } from './use-document-type-name.ts';
export { VerificationLabel, verificationNames } from './verification-label.tsx';
