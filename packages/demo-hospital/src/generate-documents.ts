import type { GeneratedDocument } from './documents/generated-document.ts';
import { generateOrdinaryDocuments } from './documents/ordinary-documents.ts';
import { generateSpecialDocuments } from './documents/special-documents.ts';
import { generatePeople } from './people/generate-people.ts';

export type { DocumentSituation, GeneratedDocument } from './documents/generated-document.ts';

/** One file in forty comes twice: mail is sent again, folders are copied again. */
const REPEAT_EVERY = 40;

/** Every document of the demonstration, the same bytes in the same order at every run on every machine. */
export async function* generateDocuments(): AsyncGenerator<GeneratedDocument> {
  const people = generatePeople();
  let count = 0;
  for await (const document of generateOrdinaryDocuments(people)) {
    yield document;
    count += 1;
    if (count % REPEAT_EVERY !== 0) continue;
    yield { ...document, fileName: `copy-of-${document.fileName}`, situation: 'same-bytes-again' };
  }
  yield* generateSpecialDocuments(people);
}
