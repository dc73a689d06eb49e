import { defineEntity, p } from '@mikro-orm/core';

/** An archive of letters: the entities of this package's own tests, one for each thing that mapping can be. */

const PlaceSchema = defineEntity({
  name: 'Place',
  embeddable: true,
  properties: { street: p.text(), city: p.text().nullable() },
});
/** Where somebody lives: columns of whoever lives there. */
class Place extends PlaceSchema.class {}
PlaceSchema.setClass(Place);

const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'people',
  properties: {
    id: p.uuid().primary(),
    code: p.text().unique(),
    fullName: p.text().name('full name'),
    bornOn: p.date().nullable(),
    home: () => p.embedded(Place).nullable(),
    work: () => p.embedded(Place),
    letters: () => p.oneToMany(Letter).mappedBy('sender'),
    shout: p.string().formula((columns) => `upper(${columns['id']}::text)`),
  },
});
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);

const LabelSchema = defineEntity({
  name: 'Label',
  properties: {
    id: p.integer().primary(),
    name: p.text(),
    color: p.enum(['red', 'blue']),
    letters: () => p.manyToMany(Letter).mappedBy('labels'),
  },
});
export class Label extends LabelSchema.class {}
LabelSchema.setClass(Label);

const LetterLabelSchema = defineEntity({
  name: 'LetterLabel',
  tableName: 'letter_label',
  properties: {
    letter: () => p.manyToOne(Letter).ref().primary(),
    label: () => p.manyToOne(Label).ref().primary(),
    note: p.text().nullable(),
  },
});
/** That a letter carries a label; a pivot with a column of its own. */
class LetterLabel extends LetterLabelSchema.class {}
LetterLabelSchema.setClass(LetterLabel);

const SealSchema = defineEntity({
  name: 'Seal',
  properties: {
    id: p.uuid().primary(),
    letter: () => p.oneToOne(Letter).ref().owner(),
    motto: p.text().nullable(),
    brokenAt: p.datetime().length(3).nullable(),
  },
});
/** A letter's seal: the other side of a one-to-one relation. */
export class Seal extends SealSchema.class {}
SealSchema.setClass(Seal);

const PageSchema = defineEntity({
  name: 'Page',
  properties: {
    letter: () => p.manyToOne(Letter).ref().primary(),
    number: p.integer().primary(),
    text: p.text().lazy().ref(),
    stains: () => p.oneToMany(Stain).mappedBy('page'),
  },
});
/** A page of a letter; its key is the letter and a number. */
export class Page extends PageSchema.class {}
PageSchema.setClass(Page);

const StainSchema = defineEntity({
  name: 'Stain',
  properties: {
    id: p.integer().primary(),
    page: () => p.manyToOne(Page).ref(),
    ink: p.boolean(),
  },
});
/** A stain on a page: a foreign key of two columns. */
export class Stain extends StainSchema.class {}
StainSchema.setClass(Stain);

const KeptSchema = defineEntity({ name: 'Kept', abstract: true, properties: { shelf: p.text().nullable() } });
/** What is kept on a shelf: columns of whatever extends it. */
class Kept extends KeptSchema.class {}
KeptSchema.setClass(Kept);

const LetterSchema = defineEntity({
  name: 'Letter',
  extends: Kept,
  tableName: 'letter',
  schema: 'archive',
  properties: {
    id: p.uuid().primary(),
    title: p.text(),
    status: p.enum(['sealed', 'open', 'lost']),
    writtenAt: p.datetime().length(3),
    readAt: p.datetime().nullable(),
    weight: p.double().$type<number>().nullable(),
    postage: p.decimal().precision(10).scale(2).nullable(),
    serial: p.bigint(),
    words: p.array().$type<string[]>(),
    marks: p.json<{ readonly kind: string; readonly at: number }[]>().nullable(),
    sender: () => p.manyToOne(Person).ref(),
    /** Its key alone. */
    courier: () => p.manyToOne(Person).mapToPk().nullable(),
    /** Without a reference wrapper. */
    recipient: () => p.manyToOne(Person).nullable(),
    answerTo: () => p.manyToOne(Letter).ref().nullable(),
    answers: () => p.oneToMany(Letter).mappedBy('answerTo'),
    seal: () => p.oneToOne(Seal).mappedBy('letter').ref().nullable(),
    pages: () => p.oneToMany(Page).mappedBy('letter'),
    labels: () => p.manyToMany(Label).pivotEntity(() => LetterLabel),
  },
});
export class Letter extends LetterSchema.class {}
LetterSchema.setClass(Letter);

export const archive = [Person, Label, LetterLabel, Seal, Page, Stain, Letter];
