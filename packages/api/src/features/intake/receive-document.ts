import * as contracts from '@mailroom/contracts';
import { type App, forkForFacility } from '../../platform/context.ts';
import type { CurrentSession } from '../../platform/current-session.ts';
import { MailroomError } from '../../platform/mailroom-error.ts';
import { procedure } from '../../platform/trpc.ts';
import { receiveObject } from './receive-object.ts';
import { Source } from './source.entity.ts';

/** What users drop on the page comes from the facility's source of this code; `mailroom set-up` makes it. */
const UPLOAD = 'upload';

const fileOf = (form: FormData): File => {
  const file = form.get('file');
  if (file instanceof File) return file;
  throw new MailroomError('InputInvalid', { fields: ['file'] });
};

const receiveUpload = async (app: App, session: CurrentSession, file: File) => {
  const { facilityId, userId } = session;
  const source = await forkForFacility(app.orm, facilityId).findOneOrFail(Source, { code: UPLOAD }, { fields: ['id'] });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return receiveObject(app, { facilityId, sourceId: source.id, fileName: file.name, bytes, actorId: userId });
};

export const receiveDocument = procedure(contracts.receiveDocument).mutation(({ ctx, input }) =>
  receiveUpload(ctx.app, ctx.session, fileOf(input)),
);
