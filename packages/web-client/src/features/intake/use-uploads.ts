import { useCallback, useEffect, useMemo, useReducer } from 'react';
import { holdReloadWhile } from '../../platform/reload/newer-release.ts';
import { createQueue } from './create-queue.ts';
import { useReceiveDocument } from './use-receive-document.ts';

/** Two at a time keep the line full without making the first answer wait for the last file. */
const PARALLEL = 2;

export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending' }
  | { kind: 'received' | 'known'; documentId: string }
  | { kind: 'refused'; error: unknown };

export interface Upload {
  id: string;
  fileName: string;
  state: UploadState;
}

type Action =
  | { type: 'add'; uploads: Upload[] }
  | { type: 'advance'; id: string; state: UploadState }
  | { type: 'forget' };

let lastId = 0;

/** Not `crypto.randomUUID`, which a page without HTTPS does not have. */
const nextId = (): string => {
  lastId += 1;
  return String(lastId);
};

const isUnderWay = ({ state }: Upload): boolean => state.kind === 'waiting' || state.kind === 'sending';

const isUnsettled = (upload: Upload): boolean => isUnderWay(upload) || upload.state.kind === 'refused';

const reduce = (uploads: Upload[], action: Action): Upload[] => {
  if (action.type === 'add') return [...uploads, ...action.uploads];
  if (action.type === 'forget') return uploads.filter(isUnderWay);
  return uploads.map((upload) => (upload.id === action.id ? { ...upload, state: action.state } : upload));
};

export interface Uploads {
  uploads: readonly Upload[];
  add: (files: readonly File[]) => void;
  /** Takes the settled uploads out of the list. */
  forget: () => void;
}

/** The files that were dropped or chosen on this page, and how far each has come. */
export const useUploads = (): Uploads => {
  const [uploads, dispatch] = useReducer(reduce, []);
  const { mutateAsync } = useReceiveDocument();

  const send = useCallback(
    async ({ id, file }: { id: string; file: File }): Promise<void> => {
      dispatch({ type: 'advance', id, state: { kind: 'sending' } });
      const form = new FormData();
      form.set('file', file);
      try {
        const { outcome, documentId } = await mutateAsync(form);
        dispatch({ type: 'advance', id, state: { kind: outcome, documentId } });
      } catch (error) {
        dispatch({ type: 'advance', id, state: { kind: 'refused', error } });
      }
    },
    [mutateAsync],
  );

  // A reload forgets files that were not received, so it waits until the clerk has dealt with them.
  useEffect(() => holdReloadWhile(() => uploads.some(isUnsettled)), [uploads]);

  const enqueue = useMemo(() => createQueue(send, PARALLEL), [send]);
  const add = useCallback(
    (files: readonly File[]): void => {
      const waiting = files.map((file) => ({ id: nextId(), file }));
      dispatch({
        type: 'add',
        uploads: waiting.map(({ id, file }) => ({ id, fileName: file.name, state: { kind: 'waiting' } })),
      });
      enqueue(waiting);
    },
    [enqueue],
  );

  const forget = useCallback((): void => dispatch({ type: 'forget' }), []);
  return { uploads, add, forget };
};
