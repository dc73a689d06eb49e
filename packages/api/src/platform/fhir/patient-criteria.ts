import type { PatientIdentifier } from '@mailroom/contracts';
import { type FhirScope, scopeParameters } from './fhir-scope.ts';
import { escapeSearch, identifierTokens } from './identifier-systems.rules.ts';
import type { PatientCriteria, PatientQuery } from './patient-query.rules.ts';

/** Records that one search brings at most. */
export const PAGE = 50;

const isSaid = (text: string): boolean => text.trim() !== '';

/** Any of several values; none where nothing is said. */
const anyOf = (name: string, values: readonly string[] | undefined): Parameter[] | null => {
  if (values === undefined) return [];
  const said = [...new Set(values.filter(isSaid).map(escapeSearch))];
  return said.length === 0 ? null : [[name, said.join(',')]];
};

type Parameter = readonly [name: string, value: string];

/** Any of the numbers, each under the systems that it may have. */
const tokensOf = ({ identifiers = [], ownNumbers = [], anyNumbers = [] }: PatientCriteria, scope: FhirScope | null) => {
  const systems = scope?.identifierSystems ?? [];
  const under = (value: string) => systems.flatMap((system) => identifierTokens({ system, value }));
  const isUnnamed = ({ system }: PatientIdentifier) => system === null && systems.length > 0;
  return [
    ...identifiers
      .filter(({ value }) => isSaid(value))
      .flatMap((one) => (isUnnamed(one) ? under(one.value) : identifierTokens(one))),
    ...ownNumbers.filter(isSaid).flatMap(under),
    ...anyNumbers.filter(isSaid).flatMap((value) => identifierTokens({ system: null, value })),
  ];
};

/** Tokens are escaped as they are made. */
const numberParameters = (criteria: PatientCriteria, scope: FhirScope | null): Parameter[] | null => {
  const { identifiers, ownNumbers, anyNumbers } = criteria;
  if (identifiers === undefined && ownNumbers === undefined && anyNumbers === undefined) return [];
  const tokens = new Set(tokensOf(criteria, scope));
  return tokens.size === 0 ? null : [['identifier', [...tokens].join(',')]];
};

const rangeParameters = ({ born }: PatientCriteria): Parameter[] =>
  born === undefined
    ? []
    : [
        ['birthdate', `ge${born[0]}`],
        ['birthdate', `le${born[1]}`],
      ];

/** Null: less than what the search is made of would be another search. */
const parametersOf = (criteria: PatientCriteria, scope: FhirScope | null): readonly Parameter[] | null => {
  const parameters = [
    numberParameters(criteria, scope),
    anyOf('family', criteria.families),
    anyOf('given', criteria.given),
    anyOf('birthdate', criteria.birthDates),
    rangeParameters(criteria),
  ];
  const stated = parameters.filter((one) => one !== null);
  return stated.length < parameters.length || stated.flat().length === 0 ? null : stated.flat();
};

const urlOf = (parameters: readonly Parameter[], scope: FhirScope | null): string =>
  `Patient?${[...parameters, ...scopeParameters(scope), ['_count', String(PAGE)] as const]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/** Whether anything is known to look for. */
export const isAskable = (query: PatientQuery, scope: FhirScope | null = null): boolean =>
  query.some((criteria) => parametersOf(criteria, scope) !== null);

/** Where in a batch the answer to one search stands. */
export interface SearchPlace {
  readonly place: number;
  readonly isWide: boolean;
}

/** One batch that asks everything once, and where the answer to each query will stand in it. */
export const batchOf = (queries: readonly PatientQuery[], scope: FhirScope | null = null) => {
  const places = new Map<string, number>();
  const placesOf = queries.map((query) =>
    query.flatMap((criteria): SearchPlace[] => {
      const parameters = parametersOf(criteria, scope);
      if (parameters === null) return [];
      const url = urlOf(parameters, scope);
      const place = places.get(url) ?? places.size;
      places.set(url, place);
      return [{ place, isWide: criteria.isWide }];
    }),
  );
  const entry = [...places.keys()].map((url) => ({ request: { method: 'GET', url } }));
  return { bundle: { resourceType: 'Bundle', type: 'batch', entry }, placesOf };
};
