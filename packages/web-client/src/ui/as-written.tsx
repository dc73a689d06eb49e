import { showControls } from '../platform/language/show-controls.ts';

/**
 * A text from outside (a name, a title, a file's name): kept apart from the direction of what stands beside it, and with
 * control characters shown. Whatever a document or a colleague wrote is painted with this.
 */
export const AsWritten = ({ children }: { children: string }) => <bdi>{showControls(children)}</bdi>;
