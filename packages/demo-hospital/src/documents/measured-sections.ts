import { paragraph, type Section } from './content.ts';
import { type Draft, say, section, type Write } from './draft.ts';
import { drawPanels } from './lab-panels.ts';

/** Specimen, panels and comment of a laboratory report. */
export const writeLaboratory: Write = (draft) => {
  const hour = draft.random.number.int({ min: 6, max: 9 });
  const minute = draft.random.number.int({ min: 10, max: 59 });
  const panels = drawPanels(draft.random, draft.person.realm);
  return [
    section(
      null,
      say(draft, 'Prélèvement', 'Specimen'),
      paragraph(
        say(
          draft,
          `Sang veineux, prélevé à ${hour} h ${minute}, à jeun. Échantillon conforme.`,
          `Venous blood, collected at ${hour}:${minute}, fasting. Specimen acceptable.`,
        ),
      ),
    ),
    ...panels.map(({ title, code, table }) => section(code, title, table)),
    section(
      null,
      say(draft, 'Commentaire', 'Comment'),
      paragraph(
        say(
          draft,
          'Résultats validés par le biologiste. Les valeurs hors des limites de référence sont en gras ; elles s’interprètent selon le contexte clinique.',
          'Results authorised by the laboratory physician. Values outside the reference range are in bold and need clinical interpretation.',
        ),
      ),
    ),
  ];
};

/** Temperature, pulse, blood pressure and saturation of two days. */
export const vitals = (draft: Draft): Section => {
  const { random } = draft;
  const row = (day: string): string[] => [
    day,
    (36.4 + random.number.float() * 1.6).toFixed(1).replace('.', draft.language === 'fr' ? ',' : '.'),
    `${random.number.int({ min: 66, max: 98 })}`,
    `${random.number.int({ min: 112, max: 148 })}/${random.number.int({ min: 62, max: 88 })}`,
    `${random.number.int({ min: 94, max: 99 })} %`,
  ];
  return section('8716-3', say(draft, 'Constantes', 'Vital signs'), {
    kind: 'table',
    head:
      draft.language === 'fr'
        ? ['', 'Température (°C)', 'Pouls (/min)', 'Pression (mmHg)', 'Saturation']
        : ['', 'Temperature (°C)', 'Pulse (/min)', 'Blood pressure', 'Saturation'],
    rows: [row(say(draft, 'La veille', 'Yesterday')), row(say(draft, 'Ce jour', 'Today'))],
  });
};

/** What an electrocardiograph measures, and its reading. */
export const writeEcg: Write = (draft) => {
  const { random } = draft;
  const rate = random.number.int({ min: 54, max: 96 });
  const qt = Math.round(400 - (rate - 60) * 1.4);
  const measures: [string, string][] = [
    [say(draft, 'Fréquence ventriculaire', 'Ventricular rate'), `${rate}/min`],
    [say(draft, 'Intervalle PR', 'PR interval'), `${random.number.int({ min: 138, max: 206 })} ms`],
    [say(draft, 'Durée du QRS', 'QRS duration'), `${random.number.int({ min: 82, max: 118 })} ms`],
    ['QT / QTc (Bazett)', `${qt} / ${Math.round(qt / Math.sqrt(60 / rate))} ms`],
    [say(draft, 'Axe du QRS', 'QRS axis'), `${random.number.int({ min: -25, max: 80 })}°`],
  ];
  const reading = random.helpers.arrayElement(
    draft.language === 'fr'
      ? [
          'Rythme sinusal régulier. Tracé sans anomalie.',
          'Rythme sinusal. Hypertrophie ventriculaire gauche électrique.',
          'Rythme sinusal. Bloc de branche droit incomplet.',
        ]
      : [
          'Regular sinus rhythm. Normal tracing.',
          'Sinus rhythm. Voltage criteria for left ventricular hypertrophy.',
          'Sinus rhythm. Incomplete right bundle branch block.',
        ],
  );
  return [
    section(null, say(draft, 'Mesures automatiques', 'Automatic measurements'), {
      kind: 'table',
      head: [say(draft, 'Mesure', 'Measurement'), say(draft, 'Valeur', 'Value')],
      rows: measures,
    }),
    section(
      '18844-1',
      say(draft, 'Interprétation', 'Interpretation'),
      paragraph(`**${reading}**`),
      paragraph(
        say(
          draft,
          'Vitesse 25 mm/s, amplitude 10 mm/mV. Tracé en page suivante.',
          'Paper speed 25 mm/s, gain 10 mm/mV. Tracing overleaf.',
        ),
      ),
    ),
  ];
};

/** What a patient can do alone, on admission and now. */
export const writeFunctionalStatus: Write = (draft) => {
  const { random } = draft;
  const isFrench = draft.language === 'fr';
  const items = isFrench
    ? ['Toilette', 'Habillage', 'Transferts', 'Marche', 'Alimentation', 'Continence', 'Escaliers']
    : ['Bathing', 'Dressing', 'Transfers', 'Walking', 'Eating', 'Continence', 'Stairs'];
  const levels = isFrench
    ? ['Aide totale', 'Aide partielle', 'Surveillance', 'Autonome']
    : ['Dependent', 'Needs help', 'Supervised', 'Independent'];
  return [
    section('47420-5', say(draft, 'Autonomie', 'Activities of daily living'), {
      kind: 'table',
      head: isFrench ? ['Activité', 'À l’entrée', 'Ce jour'] : ['Activity', 'On admission', 'Today'],
      rows: items.map((item) => {
        const before = random.number.int({ min: 0, max: 2 });
        const today = Math.min(before + random.number.int({ min: 0, max: 2 }), 3);
        return [item, levels[before] ?? '', levels[today] ?? ''];
      }),
    }),
    section(
      null,
      say(draft, 'Rééducation', 'Rehabilitation'),
      paragraph(
        say(
          draft,
          'Progrès réguliers au cours des séances. {Le patient} est motivé{e} et participe pleinement au programme.',
          'Steady progress. {He} is motivated and takes a full part in the programme.',
        ),
      ),
    ),
  ];
};
