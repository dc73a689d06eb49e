import { Trans, useLingui } from '@lingui/react/macro';
import type { ProviderView, WantedProvider } from '@mailroom/contracts';
import { Button, Checkbox, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { readField } from '../../platform/read-field.ts';
import { FailureAlert } from './failure-alert.tsx';
import { ProviderRules } from './provider-rules.tsx';
import { RemoveProvider } from './remove-provider.tsx';
import { TryClaims } from './try-claims.tsx';
import { TryProvider } from './try-provider.tsx';
import type { useProviderChanges } from './use-operator-changes.ts';

interface ProviderFormProps {
  /** Without a version: a new one. */
  provider: Omit<ProviderView, 'version'> & { readonly version: number | null };
  changes: ReturnType<typeof useProviderChanges>;
  onDone: () => void;
}

/** What is left empty stays as it was. */
const secretOf = (said: FormData): Pick<WantedProvider, 'clientSecret'> => {
  if (said.has('isWithoutSecret')) return { clientSecret: null };
  const clientSecret = readField(said, 'clientSecret');
  return clientSecret === '' ? {} : { clientSecret };
};

export const ProviderForm = ({ provider, changes: { save, remove }, onDone }: ProviderFormProps) => {
  const { t, i18n } = useLingui();
  const { version } = provider;
  const isNew = version === null;
  const [issuer, setIssuer] = useState(provider.issuer);
  const [facilities, setFacilities] = useState(provider.facilities);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const textOf = (field: string) => readField(said, field);
    const wanted: WantedProvider = {
      code: isNew ? textOf('code') : provider.code,
      name: textOf('name'),
      issuer,
      clientId: textOf('clientId'),
      ...secretOf(said),
      scopes: textOf('scopes')
        .split(/\s+/)
        .filter((scope) => scope !== ''),
      asksUserInfo: said.has('asksUserInfo'),
      facilities,
    };
    save.mutate({ provider: wanted, version }, { onSuccess: onDone });
  };
  const isSecretMissing = isRefusedWith(save.error, 'ClientSecretMissing');
  return (
    <Stack gap="md" maw="56rem" mx="auto">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            name="name"
            label={t`Name`}
            description={t`On the button of the sign-in page`}
            defaultValue={provider.name}
            maxLength={200}
            required
            data-autofocus
          />
          {isNew ? (
            <TextInput
              name="code"
              label={t`Code`}
              description={t`Stands in addresses, and does not change: small letters, digits and hyphens`}
              pattern="[a-z0-9\-]{2,40}"
              maxLength={40}
              required
            />
          ) : null}
          <TextInput
            type="url"
            label={t`Issuer`}
            pattern="[^?#]*"
            description={t`The address that its tokens name, with https`}
            maxLength={200}
            required
            value={issuer}
            onChange={({ currentTarget }) => setIssuer(currentTarget.value)}
          />
          <TryProvider issuer={issuer} />
          <TextInput name="clientId" label={t`Client id`} defaultValue={provider.clientId} maxLength={500} required />
          <PasswordInput
            name="clientSecret"
            label={t`Client secret`}
            description={
              provider.hasSecret
                ? t`One is kept for this issuer and client id. Empty: it stays`
                : t`It is kept sealed, and shown to nobody`
            }
            autoComplete="off"
            maxLength={500}
            error={isSecretMissing ? i18n._(sayFailure(save.error)) : null}
          />
          <Checkbox
            name="isWithoutSecret"
            label={t`The provider knows Mailroom without a secret`}
            defaultChecked={!isNew && !provider.hasSecret}
          />
          <TextInput
            name="scopes"
            label={t`Scopes`}
            defaultValue={provider.scopes.join(' ')}
            pattern="(.*\s)?openid(\s.*)?"
            maxLength={2000}
            required
          />
          <Checkbox
            name="asksUserInfo"
            label={t`Claims also stand at its userinfo endpoint`}
            defaultChecked={provider.asksUserInfo}
          />
          <ProviderRules facilities={facilities} onChange={setFacilities} />
          {isSecretMissing ? null : <FailureAlert error={save.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={facilities.length === 0}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
      <TryClaims facilities={facilities} />
      {isNew ? null : <RemoveProvider code={provider.code} remove={remove} onDone={onDone} />}
    </Stack>
  );
};
