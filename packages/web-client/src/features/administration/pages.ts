import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';
import { loadRetentionPage } from '../retention/index.ts';
import type { ContractName } from '../session/index.ts';

/** One page of the administration: `/administration/<path>`. */
interface Page {
  readonly path: string;
  readonly name: MessageDescriptor;
  /** What the page is for, in a sentence. */
  readonly lead: MessageDescriptor;
  /** It opens for whoever may call this. */
  readonly needs: ContractName;
  readonly Content: LazyExoticComponent<ComponentType>;
}

const later = (load: () => Promise<ComponentType>): Page['Content'] =>
  lazy(() => loadPart(load).then((page) => ({ default: page })));

/** Every page, in the order of the navigation. */
export const PAGES: readonly Page[] = [
  {
    path: 'hospitals',
    name: msg`Hospitals`,
    lead: msg`Who administers each, and where its record is.`,
    needs: 'listFacilities',
    Content: later(() => import('./facilities-page.tsx').then((module) => module.FacilitiesPage)),
  },
  {
    path: 'identity-providers',
    name: msg`Identity providers`,
    lead: msg`Where people sign in, and by which rules they are let in.`,
    needs: 'listProviders',
    Content: later(() => import('./providers-page.tsx').then((module) => module.ProvidersPage)),
  },
  {
    path: 'document-types',
    name: msg`Document types`,
    lead: msg`What documents are called, at every hospital. A new type holds for what is read from now on.`,
    needs: 'listDocumentTypes',
    Content: later(() => import('./document-types-page.tsx').then((module) => module.DocumentTypesPage)),
  },
  {
    path: 'people',
    name: msg`People`,
    lead: msg`Who works here, as what, and how they sign in.`,
    needs: 'listPeople',
    Content: later(() => import('./people-page.tsx').then((module) => module.PeoplePage)),
  },
  {
    path: 'sessions',
    name: msg`Sessions`,
    lead: msg`Who is signed in here, and since when.`,
    needs: 'listSessions',
    Content: later(() => import('./sessions-page.tsx').then((module) => module.SessionsPage)),
  },
  {
    path: 'facility',
    name: msg`Hospital`,
    lead: msg`What it is called, where it is, and how long people have for things.`,
    needs: 'readFacility',
    Content: later(() => import('./facility-page.tsx').then((module) => module.FacilityPage)),
  },
  {
    path: 'sources',
    name: msg`Sources`,
    lead: msg`Where documents come from. One that is switched off takes nothing more in; what came before stays.`,
    needs: 'listFacilitySources',
    Content: later(() => import('./sources-page.tsx').then((module) => module.SourcesPage)),
  },
  {
    path: 'tags',
    name: msg`Tags`,
    lead: msg`What people here mark documents with.`,
    needs: 'listFacilityTags',
    Content: later(() => import('./tags-page.tsx').then((module) => module.TagsPage)),
  },
  {
    path: 'restrictions',
    name: msg`Restricted documents`,
    lead: msg`Which documents show their type and time only, until a supervisor opens them with a reason.`,
    needs: 'listRestrictionRules',
    Content: later(() => import('./restrictions-page.tsx').then((module) => module.RestrictionsPage)),
  },
  {
    path: 'retention',
    name: msg`Retention`,
    lead: msg`How long Mailroom keeps what is filed or rejected. Nothing is removed until a rule is switched on.`,
    needs: 'listRetention',
    Content: later(loadRetentionPage),
  },
];
