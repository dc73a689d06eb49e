export { AddDocumentsButton } from './add-documents-button.tsx';
export { DropTarget } from './lazy-drop-target.tsx';
export { SharedIdentifiers } from './lazy-shared-identifiers.ts';
export { UploadPanel } from './lazy-upload-panel.ts';
export { intakeRefusalSentences } from './refusal-sentences.ts';
export { sharedIdentifiersQuery } from './shared-identifiers-query.ts';
export { useUploads } from './use-uploads.ts';
