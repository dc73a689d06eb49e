import { expect, it } from 'vitest';
import { byName } from './by-name.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

it('names stand where people look for them: accents beside their letters, numbers by their size', () => {
  const rows = named('Dossier partagé', 'Urgent', 'Étage 10', 'dépôt', 'À rappeler', 'Étage 9');
  expect(byName(rows, 'fr')).toEqual(named('À rappeler', 'dépôt', 'Dossier partagé', 'Étage 9', 'Étage 10', 'Urgent'));
});
