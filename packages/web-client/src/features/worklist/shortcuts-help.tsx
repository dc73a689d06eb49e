import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Kbd, Switch, Text, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useOverlay } from '../../platform/keys/layers.ts';
import { isBindable, keyOf, keysOf, rebind, type ShortcutName } from '../../platform/keys/shortcut-keys.ts';
import { changeShortcuts, useShortcutSettings } from '../../platform/keys/shortcuts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { shortcutGroups, shortcutWords } from './shortcut-words.ts';
import classes from './shortcuts-help.module.css';

/** Every key that does something, a way to choose others, and a way to silence the letters. */
export const ShortcutsHelp = ({ onClose }: { onClose: () => void }) => {
  const { t, i18n } = useLingui();
  const { keymap, areOn } = useShortcutSettings();
  const [changing, setChanging] = useState<ShortcutName | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const begin = (name: ShortcutName | null): void => {
    setChanging(name);
    setTrouble(null);
  };
  // Escape ends the choice before it ends the dialog.
  useOverlay(changing !== null, () => begin(null));
  const press = (event: KeyboardEvent): void => {
    if (changing === null || event.key === 'Tab' || event.key === 'Shift') return;
    // Nothing else may act on the key that is chosen.
    event.preventDefault();
    event.stopPropagation();
    const key = keyOf(event.nativeEvent);
    if (key === null || !isBindable(key)) return setTrouble(t`Choose a letter or a sign; digits choose candidates.`);
    const result = rebind(keymap, changing, key);
    if ('takenBy' in result) {
      const other = i18n._(shortcutWords[result.takenBy]);
      return setTrouble(t`This key is taken: ${other}`);
    }
    changeShortcuts({ keymap: result.keymap });
    begin(null);
  };

  return (
    <Dialog onClose={onClose} title={t`Keyboard shortcuts`} closeLabel={t`Close`}>
      <div onKeyDown={press}>
        {shortcutGroups.map(({ title, names, fixed }) => (
          <section key={title.id} aria-label={i18n._(title)}>
            <h3 className={classes['group']}>{i18n._(title)}</h3>
            <dl className={classes['list']}>
              {fixed.map(({ keys, words }) => (
                <div key={words.id} className={classes['line']}>
                  <dt>{i18n._(words)}</dt>
                  <dd className={classes['keys']}>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
              {names.map((name) => (
                <Line key={name} name={name} isChanging={changing === name} onChange={begin} />
              ))}
            </dl>
          </section>
        ))}
        <p role="alert" className={classes['trouble']}>
          {trouble}
        </p>
        <div className={classes['settings']}>
          <Switch
            label={t`Single-letter shortcuts`}
            checked={areOn}
            onChange={(event) => changeShortcuts({ areOn: event.currentTarget.checked })}
          />
          <Button
            size="compact-sm"
            variant="default"
            disabled={Object.keys(keymap).length === 0}
            onClick={() => changeShortcuts({ keymap: {} })}
          >
            <Trans>Usual keys</Trans>
          </Button>
        </div>
        <Text size="xs" c="dimmed" mt={4}>
          <Trans>
            Turn them off if you control the computer by voice. Press a key's button to choose another; this browser
            remembers.
          </Trans>
        </Text>
      </div>
    </Dialog>
  );
};

interface LineProps {
  name: ShortcutName;
  isChanging: boolean;
  onChange: (name: ShortcutName) => void;
}

const Line = ({ name, isChanging, onChange }: LineProps) => {
  const { t, i18n } = useLingui();
  const { keymap } = useShortcutSettings();
  const words = i18n._(shortcutWords[name]);
  const keys = keysOf(keymap, name).map((key) => (/^[A-Z]$/.test(key) ? `⇧ ${key}` : key.toUpperCase()));
  return (
    <div className={classes['line']}>
      <dt>{words}</dt>
      <dd>
        <button type="button" className={classes['choose']} title={t`Change the key`} onClick={() => onChange(name)}>
          <VisuallyHidden>{t`Change the key: ${words}`}</VisuallyHidden>
          {isChanging ? <Trans>Press a key…</Trans> : keys.map((key) => <Kbd key={key}>{key}</Kbd>)}
        </button>
      </dd>
    </div>
  );
};
