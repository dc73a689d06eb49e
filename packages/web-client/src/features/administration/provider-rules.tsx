import { Trans, useLingui } from '@lingui/react/macro';
import type { ProviderFacility } from '@mailroom/contracts';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { showControls } from '../../platform/language/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { facilitiesQuery } from './facilities-query.ts';
import classes from './operator.module.css';
import { ProviderRule } from './provider-rule.tsx';

interface ProviderRulesProps {
  facilities: readonly ProviderFacility[];
  onChange: (facilities: ProviderFacility[]) => void;
}

const NEW_RULE: ProviderFacility['rules'][number] = { role: 'clerk', when: [{ claim: 'groups', has: '' }] };

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Whom a provider lets into which hospital, and as what. */
export const ProviderRules = ({ facilities, onChange }: ProviderRulesProps) => {
  const { t } = useLingui();
  const change = (index: number, changed: Partial<ProviderFacility>): void =>
    onChange(facilities.map((one, place) => (place === index ? { ...one, ...changed } : one)));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        <Trans>
          Of a hospital's rules the first that is met says the role. Whom no rule names is not let in: write the larger
          role first.
        </Trans>
      </Text>
      {facilities.map(({ facility, acrOneOf, amrAllOf, rules }, index) => (
        <section key={facility} className={classes['part']} aria-label={showControls(facility)}>
          <Group justify="space-between">
            <h3 className={classes['heading']}>
              <AsWritten>{facility}</AsWritten>
            </h3>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              onClick={() => onChange(facilities.filter((_, place) => place !== index))}
            >
              <Trans>Let nobody in here</Trans>
            </Button>
          </Group>
          {rules.map((rule, place) => (
            <ProviderRule
              // A rule has nothing that tells it from others but its place.
              key={`${facility} ${String(place)}`}
              rule={rule}
              onChange={(changed) => change(index, { rules: rules.map((one, at) => (at === place ? changed : one)) })}
              onRemove={
                rules.length > 1 ? () => change(index, { rules: rules.filter((_, at) => at !== place) }) : undefined
              }
            />
          ))}
          <Button
            size="compact-sm"
            variant="default"
            my="sm"
            onClick={() => change(index, { rules: [...rules, NEW_RULE] })}
          >
            <Trans>Add a rule</Trans>
          </Button>
          <Group grow align="start">
            <TextInput
              label={t`Two factors: in amr, all of`}
              placeholder="mfa"
              defaultValue={amrAllOf.join(' ')}
              onChange={({ currentTarget }) => change(index, { amrAllOf: wordsOf(currentTarget.value) })}
            />
            <TextInput
              label={t`In acr, one of`}
              defaultValue={acrOneOf.join(' ')}
              onChange={({ currentTarget }) => change(index, { acrOneOf: wordsOf(currentTarget.value) })}
            />
          </Group>
        </section>
      ))}
      <AddFacility
        known={facilities.map(({ facility }) => facility)}
        onAdd={(facility) => onChange([...facilities, { facility, acrOneOf: [], amrAllOf: [], rules: [NEW_RULE] }])}
      />
    </Stack>
  );
};

const TYPED_MS = 250;

/** Chooses one hospital more, among those that hold what is typed. */
const AddFacility = ({ known, onAdd }: { known: readonly string[]; onAdd: (code: string) => void }) => {
  const { t } = useLingui();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const [sought] = useDebouncedValue(typed.trim(), TYPED_MS);
  const { data, hasNextPage } = useInfiniteQuery(facilitiesQuery(sought === '' ? null : sought));
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const others = rows.filter(({ code }) => !known.includes(code));
  return (
    <Group align="end">
      <TextInput
        type="search"
        maxLength={100}
        leftSection={<IconSearch size={16} aria-hidden />}
        aria-label={t`Search by name, city or code`}
        placeholder={t`Search by name, city or code`}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setChosen('');
        }}
        // It searches, and does not save the form around it.
        onKeyDown={(event) => (event.key === 'Enter' ? event.preventDefault() : undefined)}
      />
      <NativeSelect
        label={t`Hospital`}
        description={hasNextPage ? t`There are more: search for them` : null}
        value={chosen}
        data={[
          { value: '', label: '–' },
          ...others.map(({ code, name }) => ({ value: code, label: showControls(name) })),
        ]}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={chosen === ''}
        onClick={() => {
          onAdd(chosen);
          setChosen('');
        }}
      >
        <Trans>Let people in there</Trans>
      </Button>
    </Group>
  );
};
