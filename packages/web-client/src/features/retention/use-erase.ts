import { useLingui } from '@lingui/react/macro';
import type { RetentionScope } from '@mailroom/contracts';
import { useState } from 'react';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';
import { notify } from '../../ui/notify.ts';
import { showFailure } from '../../ui/show-failure.ts';

interface Erasing {
  documentId: string;
  scope: RetentionScope;
  onErased: () => void;
}

/** Erases a document, or portion by portion everything of its patient. Makes the lists and the documents that are open stale. */
export const useErase = ({ documentId, scope, onErased }: Erasing) => {
  const { t } = useLingui();
  const [isPending, setPending] = useState(false);
  const erase = async (reason: string): Promise<void> => {
    setPending(true);
    try {
      let isPatientKept = false;
      for (let remaining = 1; remaining > 0; ) {
        ({ remaining, isPatientKept } = await trpcClient.retention.eraseDocument.mutate({ documentId, scope, reason }));
      }
      onErased();
      if (isPatientKept)
        notify({
          message: t`The documents were erased. The patient’s name and numbers stay here: another document may be theirs.`,
          closeButtonProps: { 'aria-label': t`Close` },
          autoClose: 10_000,
        });
    } catch (error) {
      showFailure(error);
    } finally {
      setPending(false);
      await Promise.all([
        queryClient.invalidateQueries(trpc.worklist.pathFilter()),
        // What is gone is painted no longer: it is asked for as if nothing had come before.
        queryClient.resetQueries(trpc.documents.pathFilter()),
      ]);
    }
  };
  return { erase, isPending };
};
