import { Refusal } from '@mailroom/contracts';
import type { ValueSchema } from '../loading/json-schema.ts';

/** Every refusal that this release knows. The build compiles this file: zod stays out of the browser. */
export const refusalSchema: ValueSchema<Refusal> = Refusal;
