import { readDocument } from '../../packages/api/src/features/extraction/read-document.ts';
import type { KnownPatient, ReadTraits } from '../../packages/api/src/features/verification/index.ts';
import { patientFromFhir } from '../../packages/api/src/features/verification/patient-from-fhir.ts';
import { FhirPatient } from '../../packages/api/src/platform/fhir/fhir-patient.ts';
import { generateDocuments, generatePatients } from '../../packages/demo-hospital/src/index.ts';
import { slipIn } from './slips.ts';
import type { Trial, TrialDocument } from './trial.ts';

/** The demonstration's patients as the mirror has them; twins, namesakes and merged records among them. */
const generateIndex = (): KnownPatient[] =>
  generatePatients().map((patient) => {
    const mirrored = patientFromFhir(FhirPatient.parse(patient));
    const { fhirId, family = null, birthFamily = null, given, birthDate = null, sex = null, identifiers } = mirrored;
    const { isActive, replacedByFhirId = null } = mirrored;
    const { birthGiven, birthPlaceCode: birthPlace = null, identityStatus = null } = mirrored;
    const traits = { family, birthFamily, given, birthGiven, birthDate, sex, birthPlace, identityStatus, identifiers };
    return { ...traits, id: fhirId, fhirId, isActive, isUnderstood: true, replacedByFhirId };
  });

/** Every document of the demonstration that can be read, as it is read. */
export async function demonstrationTrial(): Promise<Trial> {
  const documents: TrialDocument[] = [];
  for await (const { bytes, patientId } of generateDocuments()) {
    const reading = await readDocument(bytes, new Date());
    const metadata = reading.kind === 'read' ? reading.documents[0]?.metadata : null;
    if (!metadata) continue;
    documents.push({
      patientId,
      read: {
        family: metadata.patientFamily,
        given: metadata.patientGiven,
        birthDate: metadata.patientBirthDate,
        sex: metadata.patientSex,
        birthPlace: metadata.patientBirthPlace ?? null,
        identifiers: metadata.patientIdentifiers,
      },
    });
  }
  return { name: 'Demonstration', documents, patients: generateIndex(), context: { sharedIdentifiers: [] } };
}

/** Documents about every patient, each with some slips of those that people make; the same at every run. */
export function slipTrial(perPatient: number): Trial {
  const patients = generateIndex();
  const documents = patients.flatMap((patient, index) =>
    Array.from({ length: perPatient }, (_, turn): TrialDocument => {
      const seed = 1 + index * perPatient + turn;
      const neighbour = patients[index + (index % 2 === 0 ? 1 : -1)] ?? patient;
      return {
        read: slipIn(saidOf(patient), neighbour, seed),
        patientId: patient.replacedByFhirId ?? patient.id,
        isNamesake: patients.some((other) => other !== patient && nameOf(other) === nameOf(patient)),
      };
    }),
  );
  return { name: 'Generated slips', documents, patients, context: { sharedIdentifiers: [] } };
}

/** What a sender without slips writes. */
const saidOf = ({ family, birthFamily, given, birthDate, sex, identifiers }: KnownPatient): ReadTraits => ({
  family: birthFamily ?? family,
  given,
  birthDate,
  sex,
  identifiers,
});

const nameOf = ({ family, given, birthDate }: KnownPatient): string => [family, ...given, birthDate].join(' ');
