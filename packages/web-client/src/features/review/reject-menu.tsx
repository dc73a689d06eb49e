import { Trans, useLingui } from '@lingui/react/macro';
import type { RejectionReason } from '@mailroom/contracts';
import { Button, Menu } from '@mantine/core';
import { IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { OverlayMenu } from '../../ui/overlay-menu.tsx';
import { rejectionNames, rejectionReasons } from './review-words.ts';

interface RejectMenuProps {
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  isOff: boolean;
  onReject: (reason: RejectionReason) => void;
  hint?: ReactNode;
  size?: 'xs' | 'sm';
}

/** Rejecting says why. The arrow keys and Enter choose; nothing is rejected by one slip. */
export const RejectMenu = ({ isOpen, onOpen, isOff, onReject, hint, size = 'sm' }: RejectMenuProps) => {
  const { i18n } = useLingui();
  return (
    <OverlayMenu opened={isOpen} onChange={onOpen} position="top-end">
      <Menu.Target>
        <Button
          size={size}
          variant="default"
          leftSection={<IconCircleX size={16} aria-hidden />}
          rightSection={hint}
          disabled={isOff}
        >
          <Trans>Reject</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Why is it not filed?</Trans>
        </Menu.Label>
        {rejectionReasons.map((reason) => (
          <Menu.Item key={reason} onClick={() => onReject(reason)}>
            {i18n._(rejectionNames[reason])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </OverlayMenu>
  );
};
