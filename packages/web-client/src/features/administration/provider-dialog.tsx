import { useLingui } from '@lingui/react/macro';
import type { ProviderView } from '@mailroom/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { ProviderForm } from './provider-form.tsx';
import { useProviderChanges } from './use-operator-changes.ts';

interface ProviderDialogProps {
  /** Empty for a new one. */
  code: string;
  onClose: () => void;
}

const NEW: Omit<ProviderView, 'version'> & { readonly version: null } = {
  code: '',
  name: '',
  issuer: '',
  clientId: '',
  hasSecret: false,
  scopes: ['openid', 'profile'],
  asksUserInfo: false,
  facilities: [],
  version: null,
};

/** An identity provider: where it is, whom its rules let in, and what they would do with a token. The form begins anew with what holds once somebody changed it. */
export const ProviderDialog = ({ code, onClose }: ProviderDialogProps) => {
  const { t } = useLingui();
  const isNew = code === '';
  const asked = trpc.administration.readProvider.queryOptions({ code }, { staleTime: 0, gcTime: 0, enabled: !isNew });
  const { data, error, refetch } = useQuery(asked);
  const provider = isNew ? NEW : data?.provider;
  const changes = useProviderChanges();
  return (
    <Dialog
      isWide
      onClose={onClose}
      title={isNew ? t`Add an identity provider` : t`Identity provider`}
      closeLabel={t`Close`}
    >
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!provider && !error ? <Skeleton height={240} /> : null}
      {provider ? <ProviderForm key={provider.version} provider={provider} changes={changes} onDone={onClose} /> : null}
    </Dialog>
  );
};
