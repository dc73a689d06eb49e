import type { SessionView } from '@mailroom/contracts';
import { FacilityLeft } from './facility-left.tsx';
import { SessionWarning } from './session-warning.tsx';

/** What a session tells its pages: that it ends soon, or went on at another facility. */
export const SessionGuard = ({ session }: { session: SessionView }) => (
  <>
    <SessionWarning />
    <FacilityLeft session={session} />
  </>
);
