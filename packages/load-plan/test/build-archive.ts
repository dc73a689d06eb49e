import type { MikroORM } from '@mikro-orm/postgresql';
import { Label, Letter, Page, Person, Seal, Stain } from './archive.ts';

export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Builds an archive of so many letters, with everything that a letter can have. */
export const buildArchive = async (orm: MikroORM, letters: number): Promise<void> => {
  const em = orm.em.fork();
  const people = ['Ada "A" O\'Neil', 'Ben', 'Zoë 🏔'].map((fullName, index) =>
    em.create(Person, {
      id: uuid(index + 1),
      code: `p${index + 1}`,
      fullName,
      bornOn: index === 0 ? null : '1815-12-10',
      home: index === 1 ? null : { street: 'Rue d’Arago', city: index === 0 ? 'Brest' : null },
      work: { street: 'Port', city: null },
    }),
  );
  const labels = ['zeta', 'alpha', 'Éta'].map((name, index) =>
    em.create(Label, { id: index + 1, name, color: index ? 'red' : 'blue' }),
  );
  const written: Letter[] = [];
  for (let number = 0; number < letters; number++) {
    const letter = em.create(Letter, {
      id: uuid(1000 + number),
      title: `Letter ${number}`,
      status: (['sealed', 'open', 'lost'] as const)[number % 3] ?? 'open',
      // Five letters at a time are of the same millisecond.
      writtenAt: new Date(Date.UTC(1970, 0, 1) + Math.floor(number / 5)),
      readAt: number % 2 ? new Date(Date.UTC(2024, 1, 29)) : null,
      serial: 9007199254740993n + BigInt(number),
      words: number % 4 ? ['a,b', 'q"x'] : [],
      marks: number % 3 ? [{ kind: 'ink', at: 0.5 }] : null,
      // There are three people and a remainder below three.
      sender: people[number % 3] as Person,
      shelf: number % 5 ? `shelf ${number % 5}` : null,
      courier: number % 2 ? uuid(1) : null,
      recipient: number % 2 ? (people[(number + 1) % 3] ?? null) : null,
      answerTo: number % 4 === 3 ? (written[number - 1] ?? null) : null,
    });
    written.push(letter);
    if (number % 2)
      em.create(Seal, { id: uuid(5000 + number), letter, motto: number % 4 === 1 ? null : 'ora', brokenAt: null });
    for (let page = number % 3; page > 0; page--) {
      const made = em.create(Page, { letter, number: page, text: `page ${page}` });
      if (page === 1) em.create(Stain, { id: number, page: made, ink: number % 2 === 0 });
    }
    for (const label of labels.slice(0, number % 4)) letter.labels.add(label);
  }
  await em.flush();
};
