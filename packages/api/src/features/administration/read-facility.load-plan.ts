import { ReadFacilityOutput } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { Facility } from '../../model/facility.entity.ts';

export const facilityRow = loadPlan(Facility, ReadFacilityOutput.omit({ times: true }));
