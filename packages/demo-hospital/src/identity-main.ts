import { parseArgs } from 'node:util';
import { startIdentityProvider } from './identity/start-identity-provider.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8104' },
    mailroom: { type: 'string', multiple: true, default: ['http://localhost:4400'] },
    issuer: { type: 'string' },
    /** A private key as a JWK, for whoever signs in its name. */
    key: { type: 'string' },
  },
});

const provider = await startIdentityProvider({
  port: Number(values.port),
  mailroomUrls: values.mailroom,
  ...(values.issuer !== undefined && { issuer: values.issuer }),
  ...(values.key !== undefined && { key: JSON.parse(values.key) }),
});

const stop = async (): Promise<void> => {
  await provider.close();
  process.exit(0);
};
for (const reason of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(reason, () => void stop());

process.stdout.write(`Identity provider of the synthetic hospital at ${provider.url}\n`);
process.send?.({ ready: true, url: provider.url, port: provider.port });
