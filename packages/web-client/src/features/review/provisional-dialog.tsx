import { Trans, useLingui } from '@lingui/react/macro';
import type { CandidateView, DocumentView, MetadataView, ProvisionalReason, WideSearch } from '@mailroom/contracts';
import { Alert, Button, Group, Loader, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isolate } from '../../platform/language/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { compareTraits } from './compare-traits.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { ownSystems } from './identifier-systems.ts';
import { nameOf } from './patient-name.ts';
import classes from './provisional-dialog.module.css';
import { gradeNames, provisionalReasonNames, provisionalReasons, searchTroubleSentences } from './review-words.ts';
import type { useDocumentChanges } from './use-document-changes.ts';
import { isMadeHere } from './why-not-filed.ts';

interface ProvisionalDialogProps {
  document: DocumentView;
  metadata: MetadataView;
  changes: ReturnType<typeof useDocumentChanges>;
  onClose: () => void;
}

/** Searches the record widely, shows whoever is like the patient, and only then lets a clerk create a provisional one. */
export const ProvisionalDialog = ({ document, metadata, changes, onClose }: ProvisionalDialogProps) => {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState<WideSearch | 'searching' | null>('searching');
  const likely = (document.verification?.candidates ?? []).filter((one) => !isMadeHere(document, one));
  const { searchLikelyPatients } = changes;
  const look = async (): Promise<void> => setSearch(await searchLikelyPatients());
  useEffect(() => {
    void searchLikelyPatients().then(setSearch);
  }, [searchLikelyPatients]);
  const lookAgain = (): void => {
    setSearch('searching');
    void look();
  };
  const choose = (patientId: string): void => {
    onClose();
    void changes.choose(patientId);
  };
  return (
    <Dialog onClose={onClose} title={t`Create a provisional patient`} closeLabel={t`Close`}>
      <Stack gap="md" aria-live="polite">
        {search === 'searching' ? (
          <Group gap="sm">
            <Loader size="sm" aria-hidden />
            <Text size="sm">
              <Trans>Searching the record for everybody who may be this patient…</Trans>
            </Text>
          </Group>
        ) : search === 'searched' ? (
          <>
            <Text size="sm">
              {likely.length === 0 ? (
                <Trans>Nobody in the record is like this patient.</Trans>
              ) : (
                <Trans>Is it one of these? Choose them: a second record of one person is dangerous.</Trans>
              )}
            </Text>
            {likely.map((candidate) => (
              <LikelyPatient
                key={candidate.patientId}
                candidate={candidate}
                document={document}
                metadata={metadata}
                onChoose={choose}
              />
            ))}
            <CreateForm isReasonAsked={likely.length > 0} changes={changes} onClose={onClose} onLookAgain={lookAgain} />
          </>
        ) : (
          <>
            {search === null ? null : <Alert color="yellow">{i18n._(searchTroubleSentences[search])}</Alert>}
            <Group justify="flex-end">
              <Button onClick={lookAgain}>
                <Trans>Search again</Trans>
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
};

interface LikelyPatientProps extends Pick<ProvisionalDialogProps, 'document' | 'metadata'> {
  candidate: CandidateView;
  onChoose: (patientId: string) => void;
}

/** Somebody who may be the patient, trait by trait. */
const LikelyPatient = ({ candidate, document, metadata, onChoose }: LikelyPatientProps) => {
  const { t, i18n } = useLingui();
  const { patientId, grade, isActive, isProvisional } = candidate;
  const name = nameOf(candidate, t`No name`);
  const rows = compareTraits({ metadata, corrections: document.corrections }, candidate);
  return (
    <section aria-label={isolate(name)} className={classes['likely']}>
      <Group justify="space-between" gap="xs">
        <span>
          <strong>
            <AsWritten>{name}</AsWritten>
          </strong>{' '}
          <Text span size="sm" c="dimmed">
            {isProvisional ? <Trans>Provisional patient</Trans> : i18n._(gradeNames[grade])}
          </Text>
        </span>
        {isActive ? (
          <Button size="xs" variant="default" onClick={() => onChoose(patientId)}>
            <Trans>Choose this one</Trans>
          </Button>
        ) : (
          <Text span size="sm" c="dimmed">
            <Trans>Record closed</Trans>
          </Text>
        )}
      </Group>
      <ComparisonTable
        rows={rows}
        metadata={metadata}
        own={ownSystems([candidate])}
        onCorrect={null}
        left={[]}
        editor={null}
      />
    </section>
  );
};

interface CreateFormProps extends Pick<ProvisionalDialogProps, 'changes' | 'onClose'> {
  isReasonAsked: boolean;
  onLookAgain: () => void;
}

/** Whoever creates somebody beside people like them says why. */
const CreateForm = ({ isReasonAsked, changes, onClose, onLookAgain }: CreateFormProps) => {
  const { t, i18n } = useLingui();
  const [reason, setReason] = useState<ProvisionalReason | null>(null);
  const create = async (): Promise<void> => {
    if (await changes.createProvisionalPatient(isReasonAsked ? reason : null)) onClose();
    // Somebody was made or corrected meanwhile, and the search says who.
    else onLookAgain();
  };
  return (
    <>
      {isReasonAsked ? (
        <Radio.Group label={t`Why is it none of them?`} value={reason} onChange={setReason}>
          <Stack gap="xs" mt="xs">
            {provisionalReasons.map((one) => (
              <Radio key={one} value={one} label={i18n._(provisionalReasonNames[one])} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
      <Group justify="flex-end">
        <Button disabled={isReasonAsked && reason === null} onClick={() => void create()}>
          <Trans>Create the provisional patient</Trans>
        </Button>
      </Group>
    </>
  );
};
