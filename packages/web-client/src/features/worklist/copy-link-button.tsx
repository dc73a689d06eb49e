import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { BASE_PATH } from '../../platform/base-path.ts';
import { useOverlay } from '../../platform/keys/layers.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import { stringifySearch } from '../../platform/search-string.ts';
import { notify } from '../../ui/notify.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { useKeepSearch } from './use-keep-search.ts';
import type { View } from './use-view.ts';

const LinkDialog = lazy(() =>
  loadPart(() => import('./link-dialog.tsx')).then((module) => ({ default: module.LinkDialog })),
);

/**
 * Copies a link that shows a colleague the same view. A name that is searched for goes to the server first: the link
 * then carries the id of the search, because links travel through mails and logs.
 */
export const CopyLinkButton = ({ view: { search, patientName } }: { view: View }) => {
  const { t } = useLingui();
  const { mutateAsync, isPending } = useKeepSearch();
  const [uncopied, setUncopied] = useState<string | null>(null);

  useOverlay(uncopied !== null, () => setUncopied(null));

  const makeLink = async (): Promise<string> => {
    const isNameOpen = patientName !== null && search.search === undefined;
    const kept = isNameOpen ? { search: (await mutateAsync({ patientName })).searchId satisfies string } : {};
    return `${location.origin}${BASE_PATH}/${stringifySearch({ ...search, ...kept, refused: undefined })}`;
  };
  const copy = async (): Promise<void> => {
    const link = await makeLink();
    try {
      await navigator.clipboard.writeText(link);
      notify({ message: t`Link copied`, closeButtonProps: { 'aria-label': t`Close` } });
    } catch {
      // Without HTTPS, or when permission is denied, there is no clipboard: the clerk copies by hand.
      setUncopied(link);
    }
  };

  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t`Copy link`}
        title={t`Copy link`}
        loading={isPending}
        onClick={() => void copy().catch(showFailure)}
      >
        <IconLink size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
      {uncopied === null ? null : (
        <Suspense fallback={null}>
          <LinkDialog link={uncopied} onClose={() => setUncopied(null)} />
        </Suspense>
      )}
    </>
  );
};
