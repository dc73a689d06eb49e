export { AddDocumentsButton } from './add-documents-button.tsx';
export { DropTarget } from './lazy-drop-target.tsx';
export { UploadPanel } from './lazy-upload-panel.ts';
export { intakeRefusalSentences } from './refusal-sentences.ts';
export { useUploads } from './use-uploads.ts';
