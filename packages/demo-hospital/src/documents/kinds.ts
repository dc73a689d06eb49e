import type { Specialty } from '../people/practitioners.ts';

export type DocumentKind =
  | 'laboratory'
  | 'imaging'
  | 'discharge'
  | 'consultation'
  | 'history-and-physical'
  | 'operation'
  | 'episode'
  | 'procedure'
  | 'progress'
  | 'referral'
  | 'summary'
  | 'ecg'
  | 'functional-status';

interface KindFacts {
  /** LOINC code of the document ontology. */
  code: string;
  /** LOINC's name, and what French hospitals call it. */
  name: { en: string; fr: string };
  /** Start of a file name. */
  file: { en: string; fr: string };
  /** C-CDA template of the American document, where there is one. */
  ccdaTemplate: string | null;
  /** Who writes it, when it is not the doctor of the story. */
  author: Specialty | null;
}

/** Every kind of document, each code checked against the value set c80-doc-typecodes of FHIR R4. */
export const DOCUMENT_KINDS: Readonly<Record<DocumentKind, KindFacts>> = {
  laboratory: {
    code: '11502-2',
    name: { en: 'Laboratory report', fr: 'Compte rendu d’examens biologiques' },
    file: { en: 'LAB', fr: 'CR_BIO' },
    ccdaTemplate: null,
    author: 'biology',
  },
  imaging: {
    code: '18748-4',
    name: { en: 'Diagnostic imaging study', fr: 'Compte rendu d’imagerie médicale' },
    file: { en: 'IMG', fr: 'CR_IMG' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.5',
    author: 'radiology',
  },
  discharge: {
    code: '18842-5',
    name: { en: 'Discharge summary', fr: 'Lettre de liaison à la sortie d’hospitalisation' },
    file: { en: 'DISCHARGE', fr: 'LDL_SORTIE' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.8',
    author: null,
  },
  consultation: {
    code: '11488-4',
    name: { en: 'Consultation note', fr: 'Compte rendu de consultation' },
    file: { en: 'CONSULT', fr: 'CR_CS' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.4',
    author: null,
  },
  'history-and-physical': {
    code: '34117-2',
    name: { en: 'History and physical note', fr: 'Observation médicale d’entrée' },
    file: { en: 'HP', fr: 'OBS_ENTREE' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.3',
    author: null,
  },
  operation: {
    code: '11504-8',
    name: { en: 'Operative note', fr: 'Compte rendu opératoire' },
    file: { en: 'OPNOTE', fr: 'CRO' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.7',
    author: null,
  },
  episode: {
    code: '34133-9',
    name: { en: 'Summary of episode note', fr: 'Synthèse d’épisode de soins' },
    file: { en: 'CCD', fr: 'EPISODE' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.2',
    author: null,
  },
  procedure: {
    code: '28570-0',
    name: { en: 'Procedure note', fr: 'Compte rendu d’acte diagnostique ou thérapeutique' },
    file: { en: 'PROC', fr: 'CR_ACTE' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.6',
    author: 'surgery',
  },
  progress: {
    code: '11506-3',
    name: { en: 'Progress note', fr: 'Note d’évolution' },
    file: { en: 'PROGRESS', fr: 'EVOLUTION' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.9',
    author: null,
  },
  referral: {
    code: '57133-1',
    name: { en: 'Referral note', fr: 'Lettre d’adressage' },
    file: { en: 'REFERRAL', fr: 'ADRESSAGE' },
    ccdaTemplate: '2.16.840.1.113883.10.20.22.1.14',
    author: 'general',
  },
  summary: {
    code: '60591-5',
    name: { en: 'Patient summary', fr: 'Synthèse médicale' },
    file: { en: 'SUMMARY', fr: 'VSM' },
    ccdaTemplate: null,
    author: 'general',
  },
  ecg: {
    code: '11524-6',
    name: { en: 'EKG study', fr: 'Électrocardiogramme' },
    file: { en: 'ECG', fr: 'ECG' },
    ccdaTemplate: null,
    author: 'cardiology',
  },
  'functional-status': {
    code: '47420-5',
    name: { en: 'Functional status assessment note', fr: 'Bilan fonctionnel' },
    file: { en: 'FUNCTION', fr: 'BILAN_FONCT' },
    ccdaTemplate: null,
    author: null,
  },
};
