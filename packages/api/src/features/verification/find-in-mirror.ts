import type { PatientSearch } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Patient } from '../../model/patient.entity.ts';
import type { Found } from './found-patient.ts';
import { normaliseIdentifier } from './identifier.rules.ts';
import { knownPatient } from './known-patient.ts';
import { rangesAsked } from './mirror-keys.rules.ts';
import { statedDate } from './near-dates.rules.ts';
import { spellingsOf } from './typed-query.rules.ts';

/** More are not compared; whoever gets as many is asked to say more. */
const MAX_COMPARED = 100;

/**
 * Whoever has one of the numbers, or a key in each of the ranges. The first range is read from the index, the others are looked up
 * for each of its patients. A record that was mirrored under another connection may be another facility's.
 */
const SEARCH = `
  with numbered as (
    select patient_id from mirrored_identifier where value in (select jsonb_array_elements_text(?::jsonb)) limit ?
  ), named as (
    select distinct patient_id from patient_key where key >= ? and key < ? and not exists (
      select 1 from jsonb_to_recordset(?::jsonb) as asked (low text, high text) where not exists (
        select 1 from patient_key other
        where other.patient_id = patient_key.patient_id and other.key >= asked.low and other.key < asked.high
      )
    ) limit ?
  )
  select id from patient
  where id in (select patient_id from numbered union select patient_id from named) and not is_provisional
    and mirrored_at >= coalesce((select changed_at from connection limit 1), '-infinity')
  limit ?`;

const numbersOf = (number: string | null): string[] =>
  number === null
    ? []
    : spellingsOf(number).flatMap((value) => normaliseIdentifier({ system: 'any', value })?.value ?? []);

const NO_RANGE = { low: '', high: '' };

/** The longest first: it is the one that fewest have. */
const rangesOf = ({ names, birthDate }: PatientSearch) => {
  const date = statedDate(birthDate);
  if (birthDate !== null && date === null) return [];
  return rangesAsked(names, date).toSorted((one, other) => other.low.length - one.low.length);
};

/** Whom the mirror knows of those whom a person looks for. */
export const findInMirror = async (
  em: EntityManager,
  search: PatientSearch,
): Promise<{ readonly found: readonly Found[]; readonly isComplete: boolean }> => {
  const [first = NO_RANGE, ...others] = rangesOf(search);
  const limit = MAX_COMPARED + 1;
  const numbers = JSON.stringify(numbersOf(search.number));
  const asked = [numbers, limit, first.low, first.high, JSON.stringify(others), limit, limit];
  const ids = await em.execute<{ id: string }[]>(SEARCH, asked);
  const patients = await em.find(Patient, { id: { $in: ids.map(({ id }) => id) } });
  return {
    found: patients.map((patient) => ({
      known: knownPatient(patient),
      isDeceased: patient.isDeceased,
      recordNumberSystem: patient.medicalRecordNumberSystem ?? null,
    })),
    isComplete: ids.length <= MAX_COMPARED,
  };
};
