import type { FhirCall } from '@mailroom/contracts';
import { CallIncident } from '../../model/call-incident.entity.ts';
import { type App, forkForFacility } from '../process/context.ts';
import type { AskedCalls } from './watch-calls.ts';

interface Noting {
  readonly facilityId: string;
  readonly calls: AskedCalls;
}

/** What changes: a refusal that is new or has another status, an open incident whose question is answered. */
const changesOf = (calls: AskedCalls, open: ReadonlyMap<FhirCall, number>): [FhirCall, number | null][] =>
  [...calls].filter(([call, status]) => status !== (open.get(call) ?? null));

/**
 * Tells the administrator of a kind of question that the hospital's server gives no usable answer to, once: a line in the log and an incident,
 * which closes itself when the question is answered. What waits for it is asked again by its own job.
 */
export const noteCalls = async (
  { orm, log }: Pick<App, 'orm' | 'log'>,
  { facilityId, calls }: Noting,
): Promise<void> => {
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const known = await em.find(CallIncident, { call: { $in: [...calls.keys()] }, closedAt: null });
    const open = new Map(known.map(({ call, status }) => [call, status]));
    for (const [call, status] of changesOf(calls, open)) {
      if (status === null) {
        log.info({ facilityId, call }, 'the FHIR server answers this kind of call again');
        await em.nativeUpdate(CallIncident, { call, closedAt: null }, { closedAt: new Date() });
        continue;
      }
      log.error(
        { facilityId, call, status },
        'the FHIR server gives this kind of call no usable answer: look at its configuration',
      );
      const incident = { facility: facilityId, call, status, openedAt: new Date(), closedAt: null };
      await em.upsert(CallIncident, incident, { onConflictFields: ['facility', 'call'] });
    }
  });
};
