import * as contracts from '@mailroom/contracts';
import { Source } from '../../../../model/source.entity.ts';
import type { Refuse } from '../../../../platform/http/mailroom-error.ts';
import { procedure } from '../../../../platform/http/trpc.ts';
import type { SignedInContext } from '../../../../platform/process/context.ts';
import { type ObjectRefusal, receiveObject } from '../../receive-object.ts';

/** What users drop on the page comes from the facility's source of this code: adding a hospital in the browser makes it, or set-up's file names it. */
export const UPLOAD = 'upload';

/** One file and no other: of several one would be taken, and whoever sent them would think that all were. */
const fileOf = (form: FormData, refuse: Refuse<'InputInvalid'>): File => {
  const files = [...form].filter(([, value]) => value instanceof File);
  const file = form.get('file');
  if (files.length === 1 && file instanceof File) return file;
  throw refuse('InputInvalid', { fields: ['file'] });
};

const receiveUpload = async ({ app, em, session, refuse }: SignedInContext<ObjectRefusal>, file: File) => {
  const { facilityId } = session;
  const source = await em.findOne(Source, { code: UPLOAD }, { fields: ['id'] });
  if (!source) throw refuse('SourceSwitchedOff', {});
  const arrival = { facilityId, sourceId: source.id, fileName: file.name, bytes: file, session };
  return receiveObject(app, arrival, refuse);
};

export const receiveDocument = procedure(contracts.receiveDocument).mutation(({ ctx, input }) =>
  receiveUpload(ctx, fileOf(input, ctx.refuse)),
);
