import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { facilities } from './facilities.ts';
import { generateDocuments } from './generate-documents.ts';

/**
 * Writes `facilities.json` and every document as `<facility>/<source>/<file name>` into a folder.
 *
 * @returns how many documents were written
 */
export async function writeDocuments(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'facilities.json'), `${JSON.stringify(facilities, null, 2)}\n`);
  let count = 0;
  for await (const { facilityCode, sourceCode, fileName, bytes } of generateDocuments()) {
    const place = path.join(folder, facilityCode, sourceCode);
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, fileName), bytes);
    count += 1;
  }
  return count;
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stdout.write('Usage: node src/write-documents.ts <folder>\n');
    process.exitCode = 1;
  } else {
    process.stdout.write(`${await writeDocuments(folder)} documents in ${folder}\n`);
  }
}
