import { fileTypeFromBuffer } from 'file-type';
import { headOf } from './decode-xml.ts';
import type { Format, Sample } from './formats/format.ts';
import { UNKNOWN_TYPE } from './read-outcome.ts';

/** Looks at the beginning of bytes. */
export async function takeSample(bytes: Uint8Array): Promise<Sample> {
  const head = headOf(bytes).trimStart();
  if (head.startsWith('<')) return { bytes, kind: 'markup', head, signature: null, root: null };
  const signature = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? null;
  return { bytes, kind: signature === null ? 'text' : 'signed', head, signature, root: null };
}

interface Recognised {
  /** By what the bytes hold; a name or a sender's claim decides nothing. */
  readonly mediaType: string;
  /** Null: no format of the list. A signature may say what it is all the same. */
  readonly format: Format | null;
}

/** Which of some formats bytes are of, and their media type. */
export function recogniseFormat(sample: Sample, formats: readonly Format[]): Recognised {
  for (const format of formats) {
    const mediaType = format.recognises(sample);
    if (mediaType !== null) return { mediaType, format };
  }
  return { mediaType: sample.signature ?? UNKNOWN_TYPE, format: null };
}
