import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { INVITATION_HOURS } from '@mailroom/contracts/agreements';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

/** A link that lets somebody in. Its secret stands behind `#`, which browsers send to nobody, and is shown this once. */
export const OneTimeLink = ({ token }: { token: string }) => {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  const link = `${location.origin}/invitation#${token}`;
  const copy = async (): Promise<void> => {
    // Without HTTPS, or when permission is denied, there is no clipboard: the link stands there to be copied by hand.
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div role="status">
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t`Link`}
          readOnly
          data-autofocus
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button
          variant="default"
          leftSection={isCopied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={() => void copy()}
        >
          {isCopied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={6}>
        <Plural
          value={INVITATION_HOURS}
          one="It works once, for # hour, and is not shown again. Give it to nobody else."
          other="It works once, for # hours, and is not shown again. Give it to nobody else."
        />
      </Text>
    </div>
  );
};
