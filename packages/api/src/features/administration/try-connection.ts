import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { procedure } from '../../platform/http/trpc.ts';
import type { App } from '../../platform/process/context.ts';
import { askForJson } from './ask-for-json.ts';

/** Of a FHIR server's description of itself what is shown (FHIR R4, CapabilityStatement). */
const Capabilities = z.object({
  resourceType: z.literal('CapabilityStatement'),
  fhirVersion: z.string().max(50),
  software: z.object({ name: z.string().max(200) }).optional(),
});

const WANTS_TO_KNOW_WHO = new Set([401, 403]);

const ask = async (app: App, fhirBaseUrl: string, signal: AbortSignal): Promise<contracts.TryConnectionOutput> => {
  const answer = await askForJson(app, fhirBaseUrl, { path: '/metadata', signal });
  if (answer === null) return { outcome: 'not-reached' };
  if (WANTS_TO_KNOW_WHO.has(answer.status)) return { outcome: 'refused' };
  const { data } = Capabilities.safeParse(answer.json);
  if (!data) return { outcome: 'no-fhir' };
  return { outcome: 'answered', fhirVersion: data.fhirVersion, software: data.software?.name ?? null };
};

export const tryConnection = procedure(contracts.tryConnection).query(({ ctx: { app }, input, signal }) =>
  ask(app, input.fhirBaseUrl ?? app.config.fhirBaseUrl, signal ?? new AbortController().signal),
);
