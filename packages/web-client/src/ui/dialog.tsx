import { CloseButton, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { keepFocus } from '../platform/keys/keep-focus.ts';
import { useOverlay } from '../platform/keys/layers.ts';
import classes from './dialog.module.css';

interface DialogProps {
  onClose: () => void;
  title: string;
  closeLabel: string;
  /** Over the whole page, for what needs the room. */
  isWide?: boolean;
  children: ReactNode;
}

/** A dialog over the page, open as long as it is rendered. Mantine's own header is a `<header>`, which would be a second banner of the page. */
export const Dialog = ({ onClose, title, closeLabel, isWide = false, children }: DialogProps) => {
  useOverlay(true, onClose);
  return (
    <Modal.Root opened onClose={onClose} closeOnEscape={false} centered fullScreen={isWide}>
      <Modal.Overlay />
      <Modal.Content ref={keepFocus}>
        <div className={classes['head']}>
          <Modal.Title className={classes['title'] ?? ''}>{title}</Modal.Title>
          <CloseButton aria-label={closeLabel} onClick={onClose} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
