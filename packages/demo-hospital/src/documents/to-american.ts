const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/Paracetamol/g, 'Acetaminophen'],
  [/paracetamol/g, 'acetaminophen'],
  [/Salbutamol/g, 'Albuterol'],
  [/salbutamol/g, 'albuterol'],
  [/Co-amoxiclav 1\.2 g/g, 'Ampicillin-sulbactam 3 g'],
  [/appendicectomy/g, 'appendectomy'],
  [/pavement/g, 'sidewalk'],
  [/([Aa])naesth/g, '$1nesth'],
  [/aemi/g, 'emi'],
  [/aemo/g, 'emo'],
  [/aem\b/g, 'em'],
  [/([Oo])rthopaed/g, '$1rthoped'],
  [/([Pp])aed/g, '$1ed'],
  [/oedem/g, 'edem'],
  [/orthopnoea/g, 'orthopnea'],
  [/([Oo])esoph/g, 'esoph'],
  [/faecal/g, 'fecal'],
  [/([Cc])aecum/g, '$1ecum'],
  [/ischaem/g, 'ischem'],
  [/Ischaem/g, 'Ischem'],
  [/programme/g, 'program'],
  [/authorised/g, 'authorized'],
];

/** The American spelling, and the American names of a few medicines. */
export function toAmerican(text: string): string {
  let american = text;
  for (const [british, spelling] of SPELLINGS) american = american.replaceAll(british, spelling);
  return american;
}
