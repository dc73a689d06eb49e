export { AddDocumentsButton } from './add-documents-button.tsx';
export { DropTarget } from './lazy-drop-target.ts';
export { UploadPanel } from './upload-panel.tsx';
export { useUploads } from './use-uploads.ts';
