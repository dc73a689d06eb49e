import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SourceKind } from '@mailroom/contracts';

export const sourceKindNames: Readonly<Record<SourceKind, MessageDescriptor>> = {
  mail: msg`Secure mail`,
  laboratory: msg`Laboratory`,
  imaging: msg`Imaging`,
  device: msg`Device`,
  scan: msg`Scanned paper`,
  folder: msg`Folder`,
  upload: msg`Added by hand`,
};

// The keys of a record of every kind are the kinds.
export const SOURCE_KINDS = Object.keys(sourceKindNames) as SourceKind[];
