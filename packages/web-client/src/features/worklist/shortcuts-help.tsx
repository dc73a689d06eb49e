import { Trans, useLingui } from '@lingui/react/macro';
import { Kbd, Switch, Text } from '@mantine/core';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './shortcuts-help.module.css';

interface ShortcutsHelpProps {
  onClose: () => void;
  areLettersOn: boolean;
  onLetters: (areOn: boolean) => void;
}

/** Every key that does something, and a way to silence the letters. */
export const ShortcutsHelp = ({ onClose, areLettersOn, onLetters }: ShortcutsHelpProps) => {
  const { t } = useLingui();
  const shortcuts: { keys: string[]; action: string }[] = [
    { keys: ['J', '↓'], action: t`Next row` },
    { keys: ['K', '↑'], action: t`Previous row` },
    { keys: [t`Enter`], action: t`Open the document` },
    { keys: [t`Esc`], action: t`Close the document` },
    { keys: ['N', ']'], action: t`Open the next document` },
    { keys: ['P', '['], action: t`Open the previous document` },
    { keys: ['/'], action: t`Search by patient name` },
    { keys: ['?'], action: t`Show this help` },
  ];
  return (
    <Dialog onClose={onClose} title={t`Keyboard shortcuts`} closeLabel={t`Close`}>
      <dl className={classes['list']}>
        {shortcuts.map(({ keys, action }) => (
          <div key={action} className={classes['line']}>
            <dt>{action}</dt>
            <dd className={classes['keys']}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="lg"
        label={t`Single-letter shortcuts`}
        checked={areLettersOn}
        onChange={(event) => onLetters(event.currentTarget.checked)}
      />
      <Text size="xs" c="dimmed" mt={4}>
        <Trans>Turn them off if you control the computer by voice.</Trans>
      </Text>
    </Dialog>
  );
};
