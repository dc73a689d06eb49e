import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What every model of the provider keeps, until it is over. */
const kept = new Map<string, AdapterPayload>();

const ofGrant = (grantId: string): string[] =>
  [...kept].filter(([, payload]) => payload.grantId === grantId).map(([key]) => key);

/** Where the provider keeps sign-ins: the library's own does the same, and warns of it with each start. */
export const keepInMemory = (model: string): Adapter => {
  const keyOf = (id: string): string => `${model} ${id}`;
  const find = (id: string) => Promise.resolve(kept.get(keyOf(id)));
  return {
    upsert: async (id, payload, expiresIn = 3600) => {
      kept.set(keyOf(id), payload);
      setTimeout(() => kept.delete(keyOf(id)), expiresIn * 1000).unref();
    },
    find,
    findByUid: async (uid) => [...kept].find(([key, one]) => key.startsWith(`${model} `) && one.uid === uid)?.[1],
    // Devices without a keyboard do not sign in here.
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = kept.get(keyOf(id));
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      kept.delete(keyOf(id));
    },
    revokeByGrantId: async (grantId) => {
      for (const key of ofGrant(grantId)) kept.delete(key);
    },
  };
};
