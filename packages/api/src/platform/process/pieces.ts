import { setImmediate as othersTurn } from 'node:timers/promises';

/** Copying, joining or hashing 30 MB at once holds up everybody whom the process serves for a tenth of a second; this much, nobody. */
export const PIECE_BYTES = 65_536;

/** Bytes as what can be read piece by piece. */
export const blobOf = (bytes: Blob | Uint8Array<ArrayBuffer>): Blob =>
  bytes instanceof Blob ? bytes : new Blob([bytes]);

/** Bytes piece by piece. A Blob in memory gives its pieces without waiting, so that others have to be let in between. */
export async function* inPieces(bytes: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.size; at += PIECE_BYTES) {
    yield await bytes.slice(at, at + PIECE_BYTES).bytes();
    await othersTurn();
  }
}
