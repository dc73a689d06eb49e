import { router } from '../../platform/http/trpc.ts';
import { addSource } from './add-source.ts';
import { addTag } from './add-tag.ts';
import { changeFacility } from './change-facility.ts';
import { changeSource } from './change-source.ts';
import { changeTag } from './change-tag.ts';
import { changeTimes } from './change-times.ts';
import { listFacilitySources } from './list-facility-sources.ts';
import { listFacilityTags } from './list-facility-tags.ts';
import { listPeople } from './list-people.ts';
import { readFacility } from './read-facility.ts';
import { removeTag } from './remove-tag.ts';

export const administrationRouter = router({
  addSource,
  addTag,
  changeFacility,
  changeSource,
  changeTag,
  changeTimes,
  listFacilitySources,
  listFacilityTags,
  listPeople,
  readFacility,
  removeTag,
});
