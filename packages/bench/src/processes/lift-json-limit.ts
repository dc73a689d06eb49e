// Loaded before the product's own script, for the canary alone: without the limit of what is parsed, the attack must be seen.
import { registerHooks } from 'node:module';

const LIMIT = 'const MAX_JSON_BYTES = 100_000;';
const NONE = 'const MAX_JSON_BYTES = 100_000_000;';

registerHooks({
  load(url, context, load) {
    const loaded = load(url, context);
    if (!url.endsWith('/platform/http/limit-bodies.ts')) return loaded;
    // Node hands over the text of a module that it read itself, as bytes.
    const source = String(Buffer.from(loaded.source as Uint8Array));
    if (!source.includes(LIMIT)) throw new Error(`limit-bodies.ts does not say ${LIMIT}`);
    return { ...loaded, source: source.replace(LIMIT, NONE) };
  },
});
