/** Names as hospitals know them: accents, ligatures, particles, hyphens. */
const FAMILIES = [
  'Martin|Bernard|Thomas|Petit|Robert|Richard|Durand|Dubois|Moreau|Laurent|Simon|Michel|Lefèvre|Leroy|Roux|David',
  'Bertrand|Morel|Fournier|Girard|Bonnet|Dupont|Lambert|Fontaine|Rousseau|Vincent|Müller|Lefebvre|Faure|André|Mercier',
  'Blanc|Guérin|Boyer|Garnier|Chevalier|François|Legrand|Gauthier|Garcia|Perrin|Robin|Clément|Morin|Nicolas|Henry',
  "Le Goff|Œuvrard|D'Angelo|De La Tour|O'Brien|Núñez|Ångström|Søndergård|Łukasiewicz|Straße|Đorđević|Çelik|Šimić|Gómez",
]
  .join('|')
  .split('|');
const GIVEN = [
  'Marie|Éloïse|Zoë|Léa|Chloé|Inès|Anaïs|Hélène|Jeanne|Lou|Aïcha|Noémie|Françoise|Agnès|Béatrice|Solène|Maëlys|Camille',
  'Jean|Noël|Loïc|Théo|Léon|Jérôme|Mickaël|Gaël|Hugo|Louis|Adam|Raphaël|Étienne|François|Rémi|Jürgen|Søren|José|Karim',
]
  .join('|')
  .split('|');

const FAMILIES_MARRIED_WITH = 5;

/** Plain family names, and each also joined with some others. */
export const familyNames = (): string[] => [
  ...FAMILIES,
  ...FAMILIES.flatMap((name, k) =>
    Array.from(
      { length: FAMILIES_MARRIED_WITH },
      (_, step) => `${name}-${FAMILIES[(k + 7 * step + 3) % FAMILIES.length]}`,
    ),
  ),
];

export const givenNames = (): string[] => [...GIVEN];
