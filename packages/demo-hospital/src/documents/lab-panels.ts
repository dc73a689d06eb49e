import type { SimpleFaker } from '@faker-js/faker';
import type { Realm } from '../people/person.ts';
import type { Block } from './content.ts';

/** Name, unit, lower limit, upper limit, decimals. A limit of null is open. */
type Analyte = readonly [string, string, number | null, number | null, number];

interface Panel {
  title: string;
  code: string;
  analytes: readonly Analyte[];
}

const FR: readonly Panel[] = [
  {
    title: 'Hématologie',
    code: '18723-7',
    analytes: [
      ['Leucocytes', 'G/L', 4, 10, 2],
      ['Hématies', 'T/L', 4.2, 5.7, 2],
      ['Hémoglobine', 'g/dL', 12, 16.5, 1],
      ['Hématocrite', '%', 37, 49, 1],
      ['Volume globulaire moyen', 'fL', 82, 98, 1],
      ['Plaquettes', 'G/L', 150, 400, 0],
      ['Polynucléaires neutrophiles', 'G/L', 1.8, 7.5, 2],
      ['Lymphocytes', 'G/L', 1, 4, 2],
    ],
  },
  {
    title: 'Biochimie sanguine',
    code: '18719-5',
    analytes: [
      ['Sodium', 'mmol/L', 136, 145, 0],
      ['Potassium', 'mmol/L', 3.5, 5.1, 1],
      ['Chlore', 'mmol/L', 98, 107, 0],
      ['Urée', 'mmol/L', 2.8, 7.2, 1],
      ['Créatinine', 'µmol/L', 59, 104, 0],
      ['Glycémie à jeun', 'mmol/L', 4.1, 6, 2],
      ['Protéine C réactive', 'mg/L', null, 5, 1],
    ],
  },
  {
    title: 'Bilan lipidique',
    code: '18719-5',
    analytes: [
      ['Cholestérol total', 'mmol/L', 3.9, 5.2, 2],
      ['Triglycérides', 'mmol/L', 0.4, 1.7, 2],
      ['HDL-cholestérol', 'mmol/L', 1, 2.1, 2],
      ['LDL-cholestérol calculé', 'mmol/L', null, 3.4, 2],
    ],
  },
  {
    title: 'Bilan hépatique',
    code: '18719-5',
    analytes: [
      ['ASAT (TGO)', 'U/L', 10, 40, 0],
      ['ALAT (TGP)', 'U/L', 8, 45, 0],
      ['Gamma-GT', 'U/L', 8, 60, 0],
      ['Phosphatases alcalines', 'U/L', 35, 105, 0],
      ['Bilirubine totale', 'µmol/L', 3, 21, 0],
    ],
  },
  {
    title: 'Hormonologie et marqueurs',
    code: '18719-5',
    analytes: [
      ['TSH', 'mUI/L', 0.4, 4, 2],
      ['Hémoglobine glyquée (HbA,,1c,,)', '%', 4, 6, 1],
      ['Ferritine', 'µg/L', 30, 300, 0],
      ['Vitamine D (25-OH)', 'nmol/L', 75, 200, 0],
    ],
  },
  {
    title: 'Hémostase',
    code: '18720-3',
    analytes: [
      ['Taux de prothrombine', '%', 70, 120, 0],
      ['INR', '', 0.8, 1.2, 2],
      ['TCA (ratio)', '', 0.8, 1.2, 2],
      ['Fibrinogène', 'g/L', 2, 4, 2],
    ],
  },
];

const GB: readonly Panel[] = [
  {
    title: 'Full blood count',
    code: '18723-7',
    analytes: [
      ['Haemoglobin', 'g/L', 120, 165, 0],
      ['White cell count', '10^^9^^/L', 4, 10, 1],
      ['Platelets', '10^^9^^/L', 150, 400, 0],
      ['Mean cell volume', 'fL', 82, 98, 1],
      ['Neutrophils', '10^^9^^/L', 1.8, 7.5, 1],
      ['Lymphocytes', '10^^9^^/L', 1, 4, 1],
    ],
  },
  {
    title: 'Renal profile and CRP',
    code: '18719-5',
    analytes: [
      ['Sodium', 'mmol/L', 133, 146, 0],
      ['Potassium', 'mmol/L', 3.5, 5.3, 1],
      ['Urea', 'mmol/L', 2.5, 7.8, 1],
      ['Creatinine', 'µmol/L', 59, 104, 0],
      ['C-reactive protein', 'mg/L', null, 5, 0],
    ],
  },
  {
    title: 'Liver profile',
    code: '18719-5',
    analytes: [
      ['Bilirubin', 'µmol/L', 3, 21, 0],
      ['ALT', 'U/L', 8, 45, 0],
      ['Alkaline phosphatase', 'U/L', 30, 130, 0],
      ['Albumin', 'g/L', 35, 50, 0],
    ],
  },
  {
    title: 'Endocrine and lipids',
    code: '18719-5',
    analytes: [
      ['TSH', 'mU/L', 0.27, 4.2, 2],
      ['HbA,,1c,,', 'mmol/mol', 20, 41, 0],
      ['Total cholesterol', 'mmol/L', null, 5, 1],
      ['HDL cholesterol', 'mmol/L', 1, 2.1, 1],
      ['Ferritin', 'µg/L', 30, 300, 0],
    ],
  },
];

const US: readonly Panel[] = [
  {
    title: 'CBC with differential',
    code: '18723-7',
    analytes: [
      ['WBC', '10^^3^^/µL', 4, 10, 1],
      ['RBC', '10^^6^^/µL', 4.2, 5.7, 2],
      ['Hemoglobin', 'g/dL', 12, 16.5, 1],
      ['Hematocrit', '%', 37, 49, 1],
      ['Platelets', '10^^3^^/µL', 150, 400, 0],
    ],
  },
  {
    title: 'Comprehensive metabolic panel',
    code: '18719-5',
    analytes: [
      ['Glucose, fasting', 'mg/dL', 70, 99, 0],
      ['BUN', 'mg/dL', 7, 20, 0],
      ['Creatinine', 'mg/dL', 0.6, 1.2, 2],
      ['Sodium', 'mmol/L', 136, 145, 0],
      ['Potassium', 'mmol/L', 3.5, 5.1, 1],
      ['Calcium', 'mg/dL', 8.6, 10.2, 1],
    ],
  },
  {
    title: 'Lipid panel and HbA,,1c,,',
    code: '18719-5',
    analytes: [
      ['Total cholesterol', 'mg/dL', null, 200, 0],
      ['Triglycerides', 'mg/dL', null, 150, 0],
      ['HDL cholesterol', 'mg/dL', 40, 80, 0],
      ['HbA,,1c,,', '%', 4, 5.6, 1],
    ],
  },
];

const PANELS: Readonly<Record<Realm, readonly Panel[]>> = { FR, GB, US };

/** A decimal as the country writes it. */
const format = (value: number, decimals: number, realm: Realm): string => {
  const text = value.toFixed(decimals);
  return realm === 'FR' ? text.replace('.', ',') : text;
};

function toRow(analyte: Analyte, random: SimpleFaker, realm: Realm): string[] {
  const [name, unit, low, high, decimals] = analyte;
  const [from, to] = [low ?? 0, high ?? (low ?? 1) * 2];
  const width = to - from;
  const place = random.helpers.weightedArrayElement([
    { weight: 10, value: 0.15 + random.number.float() * 0.7 },
    { weight: 1.4, value: 1.05 + random.number.float() * 0.6 },
    { weight: low === null || low < width * 0.5 ? 0.001 : 1, value: -0.05 - random.number.float() * 0.25 },
  ]);
  const value = Math.max(from + width * place, 0);
  const shown = format(value, decimals, realm);
  const isAbnormal = place > 1 || place < 0;
  const flag = place > 1 ? 'H' : place < 0 ? (realm === 'FR' ? 'B' : 'L') : '';
  const range =
    low === null
      ? `< ${format(to, decimals, realm)}`
      : `${format(from, decimals, realm)} – ${format(to, decimals, realm)}`;
  return [name, isAbnormal ? `**${shown}**` : shown, unit, range, flag];
}

const HEADS: Readonly<Record<Realm, readonly string[]>> = {
  FR: ['Analyse', 'Résultat', 'Unité', 'Valeurs de référence', ''],
  GB: ['Test', 'Result', 'Unit', 'Reference range', 'Flag'],
  US: ['Test', 'Result', 'Unit', 'Reference range', 'Flag'],
};

/** Between two and four panels with results, some of them outside their limits. */
export function drawPanels(random: SimpleFaker, realm: Realm): { title: string; code: string; table: Block }[] {
  const panels = PANELS[realm];
  const count = random.number.int({ min: 2, max: Math.min(4, panels.length) });
  const [first, ...others] = panels;
  const chosen = [...(first ? [first] : []), ...random.helpers.arrayElements(others, count - 1)];
  return chosen.map(({ title, code, analytes }) => ({
    title,
    code,
    table: { kind: 'table', head: HEADS[realm], rows: analytes.map((analyte) => toRow(analyte, random, realm)) },
  }));
}
