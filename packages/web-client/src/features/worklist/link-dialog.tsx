import { Trans, useLingui } from '@lingui/react/macro';
import { Text, TextInput } from '@mantine/core';
import { Dialog } from '../../ui/dialog.tsx';

/** The link to copy by hand, where the browser gives no access to its clipboard. */
export const LinkDialog = ({ link, onClose }: { link: string; onClose: () => void }) => {
  const { t } = useLingui();
  return (
    <Dialog onClose={onClose} title={t`Link to this view`} closeLabel={t`Close`}>
      <Text size="sm" mb="sm">
        <Trans>Your browser does not let Mailroom copy. Copy the link from here:</Trans>
      </Text>
      <TextInput
        aria-label={t`Link`}
        readOnly
        data-autofocus
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  );
};
