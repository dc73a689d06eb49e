import { FacilityRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { Facility } from '../../model/facility.entity.ts';

export const facilityRow = loadPlan(Facility, FacilityRow);
