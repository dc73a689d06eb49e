export { purgeDue } from './purge-due.ts';
export { removeUnneededFiles } from './remove-unneeded-files.ts';
