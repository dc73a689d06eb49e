import { router } from '../../platform/http/trpc.ts';
import { listPeople } from './list-people.ts';

export const administrationRouter = router({ listPeople });
