import { Trans, useLingui } from '@lingui/react/macro';
import type { Restriction } from '@mailroom/contracts';
import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { restrictionNames } from '../documents/index.ts';
import { BecauseField, isReason } from './because-field.tsx';
import { useRestrictDocument } from './use-restriction.ts';

const NONE = 'none';
const RESTRICTIONS = ['staff', 'psychiatry', 'vip'] as const satisfies readonly Restriction[];

interface RestrictionDialogProps {
  documentId: string;
  restriction: Restriction | null;
  onClose: () => void;
}

/** A supervisor restricts a document by hand, or takes the restriction off, and says why. */
export const RestrictionDialog = ({ documentId, restriction, onClose }: RestrictionDialogProps) => {
  const { t, i18n } = useLingui();
  const [chosen, setChosen] = useState<Restriction | typeof NONE>(restriction ?? NONE);
  const [because, setBecause] = useState('');
  const { mutate, isPending } = useRestrictDocument();
  const wanted = chosen === NONE ? null : chosen;
  const save = (): void => mutate({ documentId, restriction: wanted, because }, { onSuccess: onClose });
  return (
    <Dialog onClose={onClose} title={t`Restriction`} closeLabel={t`Close`}>
      <Stack gap="md">
        <Radio.Group label={t`Is the document restricted?`} value={chosen} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            <Radio value={NONE} label={t`Not restricted`} />
            {RESTRICTIONS.map((one) => (
              <Radio key={one} value={one} label={i18n._(restrictionNames[one])} />
            ))}
          </Stack>
        </Radio.Group>
        <BecauseField label={t`Why do you change it?`} value={because} onChange={setBecause} />
        <Group justify="flex-end">
          <Button disabled={wanted === restriction || !isReason(because)} loading={isPending} onClick={save}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
