import { Trans, useLingui } from '@lingui/react/macro';
import type { RetentionScope } from '@mailroom/contracts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useErase } from './use-erase.ts';
import { useHoldChanges } from './use-hold-changes.ts';

/** What somebody chose in the menu. */
export interface Asked {
  readonly action: 'hold' | 'erase';
  readonly scope: RetentionScope;
}

interface RetentionDialogProps {
  documentId: string;
  asked: Asked;
  onClose: () => void;
}

/** Asks why a document, or everything of its patient, is held or erased. */
export const RetentionDialog = (props: RetentionDialogProps) =>
  props.asked.action === 'hold' ? <HoldDialog {...props} /> : <EraseDialog {...props} />;

const HoldDialog = ({ documentId, asked: { scope }, onClose }: RetentionDialogProps) => {
  const { t } = useLingui();
  const { place } = useHoldChanges();
  return (
    <ReasonDialog
      title={scope === 'document' ? t`Hold this document` : t`Hold everything of this patient`}
      confirm={t`Place the hold`}
      isPending={place.isPending}
      error={place.error}
      onConfirm={(reason) => place.mutate({ documentId, scope, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Trans>
        No rule of retention removes it, and nobody erases it, until the hold is lifted. It can be worked on as before.
      </Trans>
    </ReasonDialog>
  );
};

const EraseDialog = ({ documentId, asked: { scope }, onClose }: RetentionDialogProps) => {
  const { t } = useLingui();
  const { erase, isPending } = useErase({ documentId, scope, onErased: onClose });
  return (
    <ReasonDialog
      isFinal
      title={scope === 'document' ? t`Erase this document` : t`Erase everything of this patient`}
      confirm={t`Erase for good`}
      isPending={isPending}
      // The pane is asked for anew whatever the answer is, and this dialog with it: the page says what was refused.
      error={null}
      onConfirm={(reason) => void erase(reason)}
      onClose={onClose}
    >
      <Trans>
        Its files, and everything that Mailroom read or somebody wrote about it, are removed and cannot be brought back.
        What is filed stays in the hospital’s record. That it was here stays in the audit.
      </Trans>
    </ReasonDialog>
  );
};
