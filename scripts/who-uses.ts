import { type ReadField, readerSources, readersOf } from './who-uses/field-readers.ts';
import { partAt, screensOf } from './who-uses/screens.ts';

const [path] = process.argv.slice(2);
const sources = readerSources();
const screens = screensOf(sources);

const isScreen = (file: string): boolean => file.startsWith('packages/web-client/');

const print = ({ field, readers }: ReadField): void => {
  const lines = readers.map(({ path: file, line }) => {
    const text = sources.find((source) => source.path === file)?.text ?? '';
    const where = isScreen(file) ? `${screens(file).join(', ') || 'no route'}: ` : '';
    return { file, text: `  ${where}${partAt(text, line)}, ${file}:${line}` };
  });
  const [onScreens, besides] = [
    lines.filter(({ file }) => isScreen(file)),
    lines.filter(({ file }) => !isScreen(file)),
  ];
  console.log(`${field}: ${onScreens.length === 0 ? 'no screen reads it' : 'screens that read it'}`);
  for (const { text } of onScreens) console.log(text);
  if (besides.length > 0) console.log("Besides, the API's tests and V1:");
  for (const { text } of besides) console.log(text);
};

if (path === undefined) {
  console.error('Which field? For example: npm run who-uses worklist.listWorklist.patientName');
  process.exitCode = 2;
} else {
  try {
    for (const field of readersOf(path, sources)) print(field);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
