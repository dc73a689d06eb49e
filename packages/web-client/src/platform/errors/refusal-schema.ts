import { Refusal } from '@mailroom/contracts';
import type { Reader } from '../loading/json-schema-reader.ts';

/** Every refusal that this release knows. The build compiles this file: zod stays out of the browser. */
export const refusalReader: Reader<Refusal> = Refusal;
