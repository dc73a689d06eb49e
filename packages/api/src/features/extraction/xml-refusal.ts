import type { UnreadableReason } from '@mailroom/contracts';

/** Why XML was not read any further. Caught by `scanXml`, so that no other file meets it. */
export class XmlRefusal extends Error {
  readonly reason: XmlRefusalReason;

  constructor(reason: XmlRefusalReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

export type XmlRefusalReason = Extract<UnreadableReason, `xml-${string}`>;
