export { facilities } from './facilities.ts';
export { startFhirServer } from './fhir-server.ts';
export { type DocumentSituation, type GeneratedDocument, generateDocuments } from './generate-documents.ts';
export { generateOrganizations, generatePatients, generatePractitioners } from './generate-patients.ts';
export { identityProviderOf } from './identity/people.ts';
export { writeDocuments } from './write-documents.ts';
