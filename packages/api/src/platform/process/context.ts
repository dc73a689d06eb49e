import type { RefusalCode } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Changes } from '../database/changes.ts';
import type { Orm } from '../database/orm.ts';
import type { SharedPages } from '../fast-answers/shared-pages.ts';
import type { Fhir } from '../fhir/fhir-client.ts';
import type { FileStore } from '../files/file-store.ts';
import type { ContractHash } from '../http/contract-hashes.ts';
import type { CurrentSession } from '../http/current-session.ts';
import type { Refuse } from '../http/mailroom-error.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { KeptSettings } from '../settings/kept-settings.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What a running process holds. */
export interface App {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly orm: Orm;
  readonly files: FileStore;
  readonly fhir: Fhir;
  /** The same servers, for somebody who looks for a patient and waits: with breakers and a patience of their own. */
  readonly fhirForPeople: Fhir;
  /** The one way in which other systems are asked. */
  readonly outgoing: Outgoing;
  readonly jobs: Jobs;
  /** Aborted as soon as the process was asked to end: it is not ready any more. */
  readonly stopping: AbortController;
  readonly changes: Changes;
  readonly settings: KeptSettings;
  /** Null where pages are not shared. */
  readonly sharedPages: SharedPages | null;
}

/** The browser's session cookie, as one HTTP request sees it. */
export interface SessionCookie {
  /** Null when the request carries none. */
  readonly token: string | null;
  set(token: string, expiresAt: Date): void;
  clear(): void;
  /** Says to the page that the session which ended began at an identity provider. */
  leaveBy(provider: string): void;
  /** Which provider that was, said once. */
  takeLeaving(): string | null;
}

/** What is known of a browser before anybody signs in: it tells a person's tries from a stranger's. */
export interface Visitor {
  readonly address: string;
  /** Left by people who signed in here before. */
  readonly deviceTokens: readonly string[];
  /** The family of the browser and its system, such as `Firefox · Windows`; null where it does not say. */
  readonly browser: string | null;
  keepDevice(token: string): void;
}

/** What every request brings. */
export interface Context {
  readonly app: App;
  readonly cookie: SessionCookie;
  /** Left out where no browser asks. */
  readonly visitor?: Visitor | undefined;
  readonly session: CurrentSession | null;
  /** The contract under which each call of the request was made, in their order; see contract-hashes.ts. */
  readonly contractHashes?: readonly ContractHash[] | undefined;
  /** The facility that the page was painted for, as far as it says so; see judge-tab.ts. */
  readonly tabFacility?: string | null | undefined;
}

/** What a procedure gets beside it: how to refuse with the codes of its contract. */
export interface OpenContext<Code extends RefusalCode = never> extends Context {
  readonly refuse: Refuse<Code>;
}

/** What a signed-in user's procedure gets; `em` acts for their facility. */
export interface SignedInContext<Code extends RefusalCode = never> extends OpenContext<Code> {
  readonly session: CurrentSession;
  readonly em: EntityManager;
}

/** An entity manager that acts for a person at their facility: the audit knows from the session who it was. */
export const forkForSession = (
  orm: Orm,
  { facilityId, tokenSha256 }: Pick<CurrentSession, 'facilityId' | 'tokenSha256'>,
): EntityManager =>
  orm.em.fork({
    session: { variables: { 'mailroom.facility_id': facilityId, 'mailroom.session_token': tokenSha256 } },
  });

/**
 * An entity manager by which Mailroom itself acts for one facility: row-level security shows it that facility's rows only, those of
 * restricted documents included. Nothing that it reads is for a person's eyes.
 */
export const forkForFacility = (orm: Orm, facilityId: string): EntityManager =>
  orm.em.fork({ session: { variables: { 'mailroom.facility_id': facilityId, 'mailroom.acts_itself': 'on' } } });

/** From here to the end of the transaction Mailroom itself acts for a facility, as by `forkForFacility`; null: for none. */
export const enterFacility = (em: EntityManager, facilityId: string | null): Promise<unknown> =>
  em.execute("select set_config('mailroom.facility_id', ?, true), set_config('mailroom.acts_itself', 'on', true)", [
    facilityId ?? '',
  ]);

/**
 * By which Mailroom does for a person what shows them nothing of a document, restricted or not: taking in what they bring, sending again
 * what was refused. The audit knows who it was.
 */
export const forkUnseen = (
  orm: Orm,
  { facilityId, tokenSha256 }: Pick<CurrentSession, 'facilityId' | 'tokenSha256'>,
): EntityManager =>
  orm.em.fork({
    session: {
      variables: {
        'mailroom.facility_id': facilityId,
        'mailroom.session_token': tokenSha256,
        'mailroom.acts_itself': 'on',
      },
    },
  });

/** An entity manager that asks at one facility, and is nobody: restricted documents stay closed. */
export const forkToShow = (orm: Orm, facilityId: string): EntityManager =>
  orm.em.fork({ session: { variables: { 'mailroom.facility_id': facilityId } } });
