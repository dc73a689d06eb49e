import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';

/** Says that what was typed holds now. */
export const Saved = ({ isSaved }: { isSaved: boolean }) => (
  <Text size="sm" c="dimmed" role="status">
    {isSaved ? <Trans>Saved. It holds from now on.</Trans> : null}
  </Text>
);
