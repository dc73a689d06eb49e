import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { openSealer } from '../../platform/secrets/sealer.ts';

/** What OWASP asks of argon2id at least. Each password says what it was sealed with, so that more can be asked of new ones. */
const COST = { memory: 19_456, passes: 2 };
const KEY_BYTES = 32;

/** Each takes 19 MB and a core of the pool that files are read with. */
const AT_ONCE = 2;
/** Who comes when as many wait would wait for seconds. */
const MAX_WAITING = 40;
const queue = pLimit(AT_ONCE);

/** Whoever comes while too many wait comes again. */
const BUSY_SECONDS = 5;

/** How long another password should be kept back; 0: not at all. */
export const waitForPasswords = (): number => (queue.pendingCount >= MAX_WAITING ? BUSY_SECONDS : 0);

const hash = promisify(argon2);

const sealerOf = async (password: string, { salt, memory, passes }: typeof COST & { salt: Buffer }) => {
  // What is typed with other keys for the same letters is the same password (NIST SP 800-63B, §3.1.1.2).
  const message = password.normalize('NFKC');
  const cost = { nonce: salt, parallelism: 1, tagLength: KEY_BYTES, memory, passes };
  return openSealer([await queue(() => hash('argon2id', { message, ...cost }))], 'password');
};

const NAME = 'one-time codes';

/** Seals the key of somebody's one-time codes under their password: whoever has the result knows neither. */
export const sealWithPassword = async (password: string, codeKey: string): Promise<string> => {
  const salt = randomBytes(16);
  const sealer = await sealerOf(password, { ...COST, salt });
  const sealed = sealer.seal(NAME, Buffer.from(codeKey));
  return ['argon2id', COST.memory, COST.passes, salt.toString('base64url'), sealed.toString('base64url')].join(':');
};

/** What nothing opens; it costs as much to try. */
const NOTHING = ['argon2id', COST.memory, COST.passes, randomBytes(16).toString('base64url'), ''].join(':');

/** The key that was sealed under this password; null where it is another, and, after the same work, where nothing is sealed. */
export const openWithPassword = async (password: string, sealed: string | null): Promise<string | null> => {
  const [, memory, passes, salt = '', bytes = ''] = (sealed ?? NOTHING).split(':');
  const cost = { salt: Buffer.from(salt, 'base64url'), memory: Number(memory), passes: Number(passes) };
  const opened = (await sealerOf(password, cost)).open(NAME, Buffer.from(bytes, 'base64url'));
  return opened && Buffer.from(opened).toString();
};
