import { Menu, type MenuProps } from '@mantine/core';
import { useState } from 'react';
import { useOverlay } from '../platform/keys/layers.ts';

interface OverlayMenuProps extends Pick<MenuProps, 'defaultOpened' | 'position' | 'width' | 'children'> {
  /** Undefined: the menu knows itself whether it is open. */
  opened?: boolean;
  onChange?: (isOpen: boolean) => void;
}

/** Mantine's menu, which has the keyboard for itself while it is open. Every menu is one of these. */
export const OverlayMenu = ({ opened, onChange, defaultOpened = false, ...others }: OverlayMenuProps) => {
  const [isOwnOpen, setOwnOpen] = useState(defaultOpened);
  const isOpen = opened ?? isOwnOpen;
  const change = (isOpen: boolean): void => {
    setOwnOpen(isOpen);
    onChange?.(isOpen);
  };
  useOverlay(isOpen, () => change(false));
  return (
    <Menu
      {...others}
      opened={isOpen}
      onChange={change}
      closeOnEscape={false}
      // Not on a key: what is typed before the focus has arrived in the menu is not meant for what lies below.
      clickOutsideEvents={['mousedown', 'touchstart']}
      shadow="md"
      loop
      withInitialFocusPlaceholder={false}
      withinPortal={false}
    />
  );
};
