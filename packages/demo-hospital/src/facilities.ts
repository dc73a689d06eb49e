import type { FacilityConnection, FacilitySetUp } from '@mailroom/contracts';
import { organizationId } from './people/identifiers.ts';

/** The three hospitals share one FHIR server: each has the patients whom its organization manages. */
const connectionOf = (code: string): FacilityConnection => ({
  fhirBaseUrl: null,
  scope: { managingOrganization: organizationId(code), identifierSystems: [] },
});

/** What `mailroom set-up` reads for the demonstration. Members have functions for names: there are no invented people. */
export const facilities: FacilitySetUp = {
  facilities: [
    {
      code: 'chu-montclair',
      name: 'CHU de Montclair',
      city: 'Montclair',
      country: 'FR',
      timeZone: 'Europe/Paris',
      connection: connectionOf('chu-montclair'),
      sources: [
        { code: 'messagerie', name: 'Messagerie sécurisée de santé', kind: 'mail' },
        { code: 'laboratoire', name: 'Laboratoires de biologie', kind: 'laboratory' },
        { code: 'imagerie', name: 'Centres d’imagerie', kind: 'imaging' },
        { code: 'ecg', name: 'Électrocardiographes', kind: 'device' },
        { code: 'numerisation', name: 'Numérisation du courrier', kind: 'scan' },
        { code: 'folder', name: 'Dossier partagé', kind: 'folder' },
        { code: 'upload', name: 'Dépôt manuel', kind: 'upload' },
      ],
      members: [
        { login: 'montclair-admissions', name: 'Agente des admissions', role: 'clerk' },
        { login: 'montclair-archives', name: 'Archiviste médical', role: 'clerk' },
        { login: 'montclair-secretariat', name: 'Secrétaire médicale', role: 'clerk' },
        { login: 'montclair-responsable', name: 'Responsable des archives', role: 'supervisor' },
        { login: 'montclair-infirmier', name: 'Infirmier de cardiologie', role: 'nurse' },
        { login: 'montclair-informatique', name: 'Administratrice informatique', role: 'administrator' },
        { login: 'montclair-audit', name: 'Auditrice interne', role: 'auditor' },
      ],
      tags: [
        { name: 'Urgent', color: 'red' },
        { name: 'À rappeler', color: 'orange' },
        { name: 'Biologie anormale', color: 'grape' },
        { name: 'Pédiatrie', color: 'teal' },
        { name: 'Cardiologie', color: 'indigo' },
        { name: 'Identité à vérifier', color: 'yellow' },
      ],
    },
    {
      code: 'northbrook',
      name: 'Northbrook General Hospital',
      city: 'London',
      country: 'GB',
      timeZone: 'Europe/London',
      connection: connectionOf('northbrook'),
      sources: [
        { code: 'secure-mail', name: 'Secure mail', kind: 'mail' },
        { code: 'pathology', name: 'Pathology laboratories', kind: 'laboratory' },
        { code: 'radiology', name: 'Imaging centres', kind: 'imaging' },
        { code: 'ecg', name: 'ECG recorders', kind: 'device' },
        { code: 'post-room', name: 'Scanned post', kind: 'scan' },
        { code: 'folder', name: 'Shared folder', kind: 'folder' },
        { code: 'upload', name: 'Uploaded by hand', kind: 'upload' },
      ],
      members: [
        { login: 'northbrook-admissions', name: 'Admissions clerk', role: 'clerk' },
        { login: 'northbrook-records', name: 'Records clerk', role: 'clerk' },
        { login: 'northbrook-lead', name: 'Health records manager', role: 'supervisor' },
        { login: 'northbrook-ward', name: 'Ward nurse', role: 'nurse' },
        { login: 'northbrook-it', name: 'IT administrator', role: 'administrator' },
        { login: 'northbrook-audit', name: 'Internal auditor', role: 'auditor' },
      ],
      tags: [
        { name: 'Urgent', color: 'red' },
        { name: 'Call the sender', color: 'orange' },
        { name: 'Abnormal result', color: 'grape' },
        { name: 'Paediatrics', color: 'teal' },
        { name: 'Check identity', color: 'yellow' },
      ],
    },
    {
      code: 'maple-street',
      name: 'Maple Street Clinic',
      city: 'Burlington',
      country: 'US',
      timeZone: 'America/New_York',
      connection: connectionOf('maple-street'),
      sources: [
        { code: 'direct-mail', name: 'Direct messages', kind: 'mail' },
        { code: 'laboratory', name: 'Reference laboratory', kind: 'laboratory' },
        { code: 'folder', name: 'Shared folder', kind: 'folder' },
        { code: 'upload', name: 'Uploaded by hand', kind: 'upload' },
      ],
      members: [
        { login: 'maple-front-desk', name: 'Front desk clerk', role: 'clerk' },
        { login: 'maple-lead', name: 'Office manager', role: 'supervisor' },
        { login: 'maple-nurse', name: 'Clinic nurse', role: 'nurse' },
        { login: 'maple-it', name: 'IT contractor', role: 'administrator' },
        { login: 'maple-audit', name: 'Compliance officer', role: 'auditor' },
        // Works at two hospitals, so that the way from one to the other can be tried.
        { login: 'northbrook-lead', name: 'Health records manager', role: 'nurse' },
      ],
      tags: [
        { name: 'Urgent', color: 'red' },
        { name: 'Follow up', color: 'indigo' },
        { name: 'Abnormal result', color: 'grape' },
        { name: 'Check identity', color: 'yellow' },
      ],
    },
  ],
};
