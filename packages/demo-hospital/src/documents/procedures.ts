interface Procedure {
  name: string;
  indication: string;
  description: readonly string[];
  findings: readonly string[];
  plan: string;
}

/** Procedures that anyone may have, whatever the story. */
export const PROCEDURES: Readonly<Record<'fr' | 'en', readonly Procedure[]>> = {
  fr: [
    {
      name: 'Endoscopie œso-gastro-duodénale',
      indication: 'Épigastralgies persistantes malgré quatre semaines d’inhibiteur de la pompe à protons.',
      description: [
        'Examen sous anesthésie générale de courte durée, progression aisée jusqu’au deuxième duodénum.',
        'Biopsies antrales et fundiques systématiques.',
      ],
      findings: [
        'Œsophage normal, ligne Z à 38 cm.',
        'Gastrite antrale érythémateuse, sans ulcère.',
        'Bulbe et duodénum normaux.',
      ],
      plan: 'Poursuite du traitement en cours. Résultats des biopsies sous 10 jours ; recherche d’//Helicobacter pylori//.',
    },
    {
      name: 'Coloscopie totale avec polypectomie',
      indication: 'Test immunologique fécal positif dans le cadre du dépistage organisé.',
      description: [
        'Préparation de bonne qualité (Boston 8/9). Cæcum atteint en 9 minutes.',
        'Résection à l’anse froide d’un polype, récupéré pour analyse.',
      ],
      findings: [
        'Polype sessile de 7 mm du côlon sigmoïde, réséqué en totalité.',
        'Quelques diverticules sigmoïdiens.',
        'Rectum normal en rétrovision.',
      ],
      plan: 'Reprise de l’alimentation ce jour. Coloscopie de contrôle à adapter au résultat histologique.',
    },
    {
      name: 'Infiltration cortisonique sous échographie',
      indication: 'Tendinopathie de la coiffe des rotateurs, douleur nocturne.',
      description: [
        'Asepsie cutanée en cinq temps. Abord latéral sous contrôle échographique.',
        'Injection de 1 mL de bétaméthasone dans la bourse sous-acromiale.',
      ],
      findings: ['Bourse épaissie, sans rupture transfixiante du supra-épineux.'],
      plan: 'Repos relatif de 48 heures, puis reprise de la rééducation.',
    },
  ],
  en: [
    {
      name: 'Upper gastrointestinal endoscopy',
      indication: 'Persistent epigastric pain despite four weeks of a proton pump inhibitor.',
      description: [
        'Conscious sedation, easy intubation to the second part of the duodenum.',
        'Antral and body biopsies taken.',
      ],
      findings: ['Normal oesophagus, Z line at 38 cm.', 'Antral erythema, no ulcer.', 'Normal duodenum.'],
      plan: 'Continue current treatment. Biopsy results, including //Helicobacter pylori//, in 10 days.',
    },
    {
      name: 'Colonoscopy with polypectomy',
      indication: 'Positive faecal immunochemical test.',
      description: [
        'Good bowel preparation (Boston 8/9). Caecum reached in 9 minutes.',
        'Cold snare resection of one polyp, retrieved for histology.',
      ],
      findings: [
        '7 mm sessile sigmoid polyp, completely removed.',
        'Scattered sigmoid diverticula.',
        'Normal rectum in retroflexion.',
      ],
      plan: 'Normal diet today. Surveillance interval depends on histology.',
    },
    {
      name: 'Ultrasound-guided subacromial injection',
      indication: 'Rotator cuff tendinopathy with night pain.',
      description: [
        'Aseptic technique, lateral approach under ultrasound guidance.',
        '40 mg of methylprednisolone with 4 mL of lidocaine 1%.',
      ],
      findings: ['Thickened bursa, no full-thickness supraspinatus tear.'],
      plan: 'Relative rest for 48 hours, then resume physiotherapy.',
    },
  ],
};
