import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ChangeEvent, useRef } from 'react';

interface AddDocumentsButtonProps {
  onAdd: (files: readonly File[]) => void;
  /** Only the icon, where there is little room. */
  isCompact: boolean;
}

/** For those who do not drag: the same way in, through the system's own file dialog. */
export const AddDocumentsButton = ({ onAdd, isCompact }: AddDocumentsButtonProps) => {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  const add = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    onAdd([...(currentTarget.files ?? [])]);
    // Without this, choosing the same file a second time raises no `change` event.
    currentTarget.value = '';
  };
  return (
    <>
      <VisuallyHidden>
        <input ref={input} type="file" multiple tabIndex={-1} aria-hidden onChange={add} />
      </VisuallyHidden>
      {isCompact ? (
        <ActionIcon size={30} aria-label={t`Add documents`} title={t`Add documents`} onClick={choose}>
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
      ) : (
        <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={choose}>
          {t`Add documents`}
        </Button>
      )}
    </>
  );
};
