import type { Person } from '../people/person.ts';
import { type Clinician, SPECIALTY_NAMES } from '../people/practitioners.ts';
import type { ClinicalDocument } from './content.ts';

const MONTHS = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

interface LetterWords {
  patient: string;
  mrn: string;
  salutation: string;
  closing: string;
  specialty: string;
  license: string;
  footer: string;
}

export const patientName = (person: Person): string =>
  person.realm === 'FR'
    ? `${person.family.toUpperCase()} ${person.given[0] ?? ''}`.trim()
    : `${person.given[0] ?? 'Baby'} ${person.family}`;

export const doctorName = (clinician: Clinician): string => `Dr ${clinician.given} ${clinician.family}`;

/** A day as letters write it. Written out here because `Intl` differs between machines. */
function writeDay(day: string, realm: Person['realm']): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  const name = MONTHS[realm === 'FR' ? 'fr' : 'en'][Number(month) - 1] ?? '';
  if (realm === 'US') return `${name} ${Number(date)}, ${year}`;
  return `${Number(date) === 1 && realm === 'FR' ? '1er' : Number(date)} ${name} ${year}`;
}

/** Place and date of a letter. */
export function longDate(document: ClinicalDocument): string {
  const day = writeDay(document.writtenAt, document.person.realm);
  return document.person.realm === 'FR' ? `${document.sender.city}, le ${day}` : day;
}

export function birthLine(document: ClinicalDocument): string {
  const { person } = document;
  const day = writeDay(person.birthDate, person.realm);
  if (person.realm !== 'FR') return `Born ${day}`;
  const birthName = person.birthFamily === person.family ? '' : ` ${person.birthFamily.toUpperCase()}`;
  return `Né${person.sex === 'female' ? 'e' : ''}${birthName} le ${day}`;
}

/** The fixed phrases of a letter, in its language. */
export function letterWords(document: ClinicalDocument): LetterWords {
  const { author, language, sender } = document;
  const specialty = SPECIALTY_NAMES[author.specialty][language];
  if (language === 'fr') {
    return {
      patient: document.person.sex === 'female' ? 'Patiente' : 'Patient',
      mrn: 'IPP',
      salutation: 'Chère consœur, cher confrère,',
      closing:
        'Je vous prie de croire, chère consœur, cher confrère, en l’assurance de mes salutations confraternelles.',
      specialty,
      license: `RPPS ${author.license}`,
      footer: `${sender.name} · document fictif, aucun patient réel`,
    };
  }
  return {
    patient: 'Patient',
    mrn: author.realm === 'GB' ? 'Hospital no.' : 'MRN',
    salutation: author.realm === 'GB' ? 'Dear colleague,' : 'Dear Colleague:',
    closing: author.realm === 'GB' ? 'Yours sincerely,' : 'Sincerely,',
    specialty,
    license: author.realm === 'GB' ? `GMC ${author.license}` : `NPI ${author.license}`,
    footer: `${sender.name} · synthetic document, no real patient`,
  };
}
