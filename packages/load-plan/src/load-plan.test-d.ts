import { defineEntity, type EntityManager, p } from '@mikro-orm/core';
import { z } from 'zod';
import { defineSource, type LoadPlan, loadPlan, lookUp, nested, sql } from './index.ts';
import type { Explained } from './mapping.ts';

/** What the types promise. The compiler is the test: a line after `@ts-expect-error` that compiles is an error. */

const PlaceSchema = defineEntity({ name: 'Place', embeddable: true, properties: { city: p.text() } });
class Place extends PlaceSchema.class {}
PlaceSchema.setClass(Place);

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    id: p.uuid().primary(),
    fullName: p.text(),
    secret: p.text(),
    bornAt: p.datetime().nullable(),
    home: () => p.embedded(Place).nullable(),
    photo: p.blob().nullable(),
  },
});
class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);

const PageSchema = defineEntity({
  name: 'Page',
  properties: { id: p.uuid().primary(), number: p.integer(), letter: () => p.manyToOne(Letter).ref() },
});
class Page extends PageSchema.class {}
PageSchema.setClass(Page);

const LetterSchema = defineEntity({
  name: 'Letter',
  properties: {
    id: p.uuid().primary(),
    title: p.text(),
    status: p.enum(['open', 'lost']),
    size: p.bigint(),
    writtenAt: p.datetime(),
    sender: () => p.manyToOne(Person).ref(),
    recipient: () => p.manyToOne(Person).ref().nullable(),
    pages: () => p.oneToMany(Page).mappedBy('letter'),
  },
});
class Letter extends LetterSchema.class {}
LetterSchema.setClass(Letter);

type RowOf<P> = P extends LoadPlan<object, infer Row, string, unknown> ? Row : never;
declare const em: EntityManager;
declare const orm: Parameters<LoadPlan<Letter, unknown, 'id', never>['statement']>[0];

/** A plan's functions are not run here. */
export const promises = {
  theEntitysOwnNeedNoWord: () => {
    const row = z.strictObject({
      id: z.uuid(),
      status: z.enum(['open', 'lost', 'found']),
      size: z.string(),
      writtenAt: z.iso.datetime(),
      sender: z.strictObject({ fullName: z.string() }),
      recipient: z.strictObject({ home: z.strictObject({ city: z.string() }).nullable() }).nullable(),
      pages: z.array(z.strictObject({ number: z.int() })),
    });
    const plan = loadPlan(Letter, row);
    // Never run: only the type is looked at.
    const rendered: z.infer<typeof row> = null as unknown as RowOf<typeof plan>;
    return rendered;
  },

  whatTheEntityLacks: () => {
    // @ts-expect-error the entity has no such property
    loadPlan(Letter, z.strictObject({ subject: z.string() }));
    // @ts-expect-error nor has its relation
    loadPlan(Letter, z.strictObject({ sender: z.strictObject({ surname: z.string() }) }));
    // @ts-expect-error a path the entity lacks
    loadPlan(Letter, z.strictObject({ name: z.string() }), { name: { from: 'sender.surname' } });
    // @ts-expect-error a path the entity lacks, among those of a function
    loadPlan(Letter, z.strictObject({ name: z.string() }), { name: { from: ['sender.surname'], get: () => '' } });
    // @ts-expect-error a list has no one value
    loadPlan(Letter, z.strictObject({ number: z.int() }), { number: { from: 'pages.number' } });
    // @ts-expect-error a mapping for a key the DTO lacks
    loadPlan(Letter, z.strictObject({ id: z.uuid() }), { name: { from: 'sender.fullName' } });
  },

  whatTheCompilerSays: () => {
    type Said = 'the entity has no such property of that type: say in the mapping where it comes from';
    type Row = { readonly title: string; readonly subject: string; readonly body: string };
    // Never run: only the types are looked at, each way.
    const unmapped: Explained<Letter, Row, { body: 'title' }> = null as unknown as { readonly [M in Said]: 'subject' };
    const sentence: { readonly [M in Said]: 'subject' } = unmapped;
    return sentence;
  },

  whatDoesNotFit: () => {
    // @ts-expect-error a relation that may be null
    loadPlan(Letter, z.strictObject({ recipient: z.strictObject({ fullName: z.string() }) }));
    // @ts-expect-error the same, on the way to a column
    loadPlan(Letter, z.strictObject({ name: z.string() }), { name: { from: 'recipient.fullName' } });
    // @ts-expect-error a column that may be null
    loadPlan(Person, z.strictObject({ bornAt: z.iso.datetime() }));
    // @ts-expect-error a key that may be null for a column that never is
    loadPlan(Letter, z.strictObject({ title: z.string().nullable() }));
    // @ts-expect-error the same, at the end of a path
    loadPlan(Letter, z.strictObject({ name: z.string().nullable() }), { name: { from: 'sender.fullName' } });
    // @ts-expect-error and for a relation
    loadPlan(Letter, z.strictObject({ sender: z.strictObject({ fullName: z.string() }).nullable() }));
    // @ts-expect-error an enum with fewer values
    loadPlan(Letter, z.strictObject({ status: z.enum(['open']) }));
    // @ts-expect-error a date crosses the wire as text
    loadPlan(Letter, z.strictObject({ writtenAt: z.date() }));
    // @ts-expect-error so does a big integer
    loadPlan(Letter, z.strictObject({ size: z.number() }));
    // @ts-expect-error bytes do not cross it
    loadPlan(Person, z.strictObject({ photo: z.string().nullable() }));
    // @ts-expect-error a list is not an object
    loadPlan(Letter, z.strictObject({ pages: z.strictObject({ number: z.int() }) }));
    // @ts-expect-error a key that may be missing
    loadPlan(Letter, z.strictObject({ title: z.string().optional() }));
  },

  whatAFunctionSees: () => {
    const row = z.strictObject({ name: z.string().nullable() });
    loadPlan(Letter, row, {
      name: { from: ['recipient.fullName'], get: ({ recipient }) => recipient?.fullName ?? null },
    });
    loadPlan(Letter, row, {
      name: { from: ['writtenAt', 'pages.number'], get: ({ writtenAt, pages }) => writtenAt.slice(pages[0]?.number) },
    });
    loadPlan(Letter, row, {
      // @ts-expect-error it reads more than it declared
      name: { from: ['sender.fullName'], get: ({ sender }) => sender.secret },
    });
    loadPlan(Letter, row, {
      // @ts-expect-error it takes a relation that may be null for one that is there
      name: { from: ['recipient.fullName'], get: ({ recipient }) => recipient.fullName },
    });
    loadPlan(Letter, row, {
      // @ts-expect-error it gives what the DTO does not take
      name: { from: ['pages.number'], get: ({ pages }) => pages.length },
    });
    // @ts-expect-error several paths need a function
    loadPlan(Letter, row, { name: { from: ['title'] } });
  },

  whatIsLoaded: async () => {
    const row = z.strictObject({ title: z.string(), name: z.string() });
    const plan = loadPlan(Letter, row, { name: { from: 'sender.fullName' } });
    const [letter] = await em.find(Letter, {}, plan.hints);
    const [bare] = await em.find(Letter, {}, { fields: ['title'] });
    const [unpopulated] = await em.find(Letter, {}, { fields: ['title', 'sender'] });
    if (!letter || !bare || !unpopulated) return null;
    // @ts-expect-error a column that the hints do not load
    void letter.status;
    // @ts-expect-error a column of a relation that they do not load
    void letter.sender.$.secret;
    // @ts-expect-error rendering what was found without the hints
    plan.render(bare);
    // @ts-expect-error rendering a relation that was not populated
    plan.render(unpopulated);
    return plan.render(letter);
  },

  nestedPlans: () => {
    const page = loadPlan(Page, z.strictObject({ title: z.string() }), {
      title: { from: ['number'], get: ({ number }) => `p. ${number}` },
    });
    const person = loadPlan(Person, z.strictObject({ fullName: z.string() }));
    const row = z.strictObject({ pages: z.array(z.strictObject({ title: z.string() })) });
    loadPlan(Letter, row, { pages: { from: nested('pages', page), orderBy: { number: 'asc' } } });
    // @ts-expect-error a plan for another entity
    loadPlan(Letter, row, { pages: { from: nested('pages', person) } });
    // @ts-expect-error an order by what the listed entity has not
    loadPlan(Letter, row, { pages: { from: nested('pages', page), orderBy: { title: 'asc' } } });
  },

  conditions: () => {
    const plan = loadPlan(Letter, z.strictObject({ id: z.uuid() }));
    plan.statement(orm, {
      where: [
        { status: 'open', writtenAt: { gte: new Date(0), lt: null } },
        { size: { in: [1n, '2'] }, recipient: { is: null } },
        { sender: { home: { city: 'Brest' } }, pages: { some: { number: { gt: 3 } } } },
        (column) => sql`${column('title')} ~ ${'^a'}`,
        null,
      ],
      orderBy: { writtenAt: 'desc' },
      limit: 20,
    });
    // @ts-expect-error no such property
    plan.statement(orm, { where: { subject: 'x' }, limit: 1 });
    // @ts-expect-error not a value of the enum
    plan.statement(orm, { where: { status: 'found' }, limit: 1 });
    // @ts-expect-error a list is tested with some or none
    plan.statement(orm, { where: { pages: { number: 1 } }, limit: 1 });
    // @ts-expect-error no such column
    plan.statement(orm, { where: (column) => sql`${column('subject')} = 1`, limit: 1 });
    // @ts-expect-error a page is sorted by the entity's own columns
    plan.statement(orm, { orderBy: { sender: 'asc' }, limit: 1 });
  },

  sources: async () => {
    const registry = defineSource<{ readonly title: string }>()('registry', { timeoutMs: 100 });
    const row = z.strictObject({ holder: z.strictObject({ title: z.string() }).nullable() });
    const plan = loadPlan(Letter, row, { holder: { from: lookUp('recipient.id', registry), absent: null } });
    // @ts-expect-error what is shown without the source must be said
    loadPlan(Letter, row, { holder: { from: lookUp('recipient.id', registry) } });
    // @ts-expect-error the source does not fit the DTO
    loadPlan(Letter, z.strictObject({ holder: z.string() }), { holder: { from: lookUp('id', registry), absent: '' } });
    // @ts-expect-error the source's loader is missing
    await plan.load([]);
    await plan.load([], { registry: async (ids) => new Map(ids.map((id) => [id, { title: id }])) });
  },
};
