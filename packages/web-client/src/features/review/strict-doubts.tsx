import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { CandidateView, MetadataView } from '@mailroom/contracts';
import { AsWritten } from '../../ui/as-written.tsx';
import classes from './identity.module.css';
import { insDoubtOf } from './ins-doubt.ts';
import { strictTraitNames } from './review-words.ts';

/** HL7 table 0445, as FR Core has it. */
const STATUS_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  PROV: msg`provisional: nobody has checked it`,
  RECUP: msg`recovered from the national service, not checked against papers`,
  VALI: msg`checked against the person's papers`,
  QUAL: msg`qualified`,
  DOUT: msg`doubtful`,
  FICT: msg`fictitious`,
};

interface StrictDoubtsProps {
  metadata: MetadataView;
  candidate: CandidateView;
}

/** What of a national identity of France keeps the rules from matching the patient, and how far the record is trusted. */
export const StrictDoubts = ({ metadata, candidate }: StrictDoubtsProps) => {
  const { t, i18n } = useLingui();
  const doubt = insDoubtOf(metadata, candidate);
  const names = candidate.strictDoubts.map((trait) => i18n._(strictTraitNames[trait])).join(', ');
  const { identityStatus } = candidate;
  const isTrusted = identityStatus === 'VALI' || identityStatus === 'QUAL';
  const known = identityStatus === null ? undefined : STATUS_NAMES[identityStatus];
  return (
    <>
      {doubt === 'absent' ? (
        <p className={classes['quiet']}>{t`The INS is not in the document, and the record has one (code 903).`}</p>
      ) : null}
      {doubt === 'different' ? (
        <p className={classes['remark']}>
          {t`The INS that was sent is not exactly the one on record (code 904): ${names}. A person has to decide.`}
        </p>
      ) : null}
      {doubt === 'incomplete' ? (
        <p className={classes['remark']}>
          {t`The INS that was sent is not complete (code 905): ${names}. A person has to decide.`}
        </p>
      ) : null}
      {identityStatus === null ? null : (
        <p className={isTrusted ? classes['quiet'] : classes['remark']}>
          <Trans>
            Identity in the record: {known === undefined ? <AsWritten>{identityStatus}</AsWritten> : i18n._(known)}
          </Trans>
        </p>
      )}
    </>
  );
};
