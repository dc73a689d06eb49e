import type { Realm } from './person.ts';

interface PlaceTable {
  streets: readonly string[];
  /** City, postal code, county or state. */
  towns: readonly (readonly [string, string, string | null])[];
}

/** The French towns do not exist, and the streets are everybody's. */
export const PLACES: Readonly<Record<Realm, PlaceTable>> = {
  FR: {
    streets: [
      'rue de la République',
      'avenue Jean-Jaurès',
      'rue des Lilas',
      'chemin du Moulin',
      'place de l’Église',
      'boulevard Victor-Hugo',
      'impasse des Tilleuls',
      'rue du Général-de-Gaulle',
      'allée des Cerisiers',
      'rue de l’Ancienne-Gare',
      'quai de la Saône',
      'route de Valbrune',
      'rue Pasteur',
      'rue du Château-d’Eau',
      'montée des Carmélites',
    ],
    towns: [
      ['Montclair', '69980', null],
      ['Montclair', '69981', null],
      ['Valbrune', '69984', null],
      ['Saint-Aubin-le-Haut', '69986', null],
      ['Pont-d’Aure', '69987', null],
      ['La Roche-Verte', '69989', null],
      ['Bézières-sur-Lône', '69988', null],
    ],
  },
  GB: {
    streets: [
      'Albion Road',
      'Cavendish Terrace',
      'Church Lane',
      'Clarence Street',
      'Elm Grove',
      'Hawthorn Avenue',
      'Highfield Close',
      'Kingsley Road',
      'Mill Lane',
      'Orchard Gardens',
      'Park View',
      'St Mary’s Road',
      'Station Road',
      'The Crescent',
      'Victoria Mews',
    ],
    towns: [
      ['London', 'N19 4ZZ', null],
      ['London', 'NW5 1ZZ', null],
      ['London', 'E8 3ZZ', null],
      ['London', 'SE15 2ZZ', null],
      ['Enfield', 'EN2 6ZZ', 'Greater London'],
      ['Barnet', 'EN5 4ZZ', 'Greater London'],
    ],
  },
  US: {
    streets: ['Maple Street', 'Church Street', 'Lakeview Drive', 'Pine Ridge Road', 'College Avenue', 'Spear Street'],
    towns: [
      ['Burlington', '05401', 'VT'],
      ['South Burlington', '05403', 'VT'],
      ['Winooski', '05404', 'VT'],
      ['Shelburne', '05482', 'VT'],
    ],
  },
};
