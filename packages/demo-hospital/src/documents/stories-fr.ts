import type { StoryKey, StoryText } from './story.ts';

/** The stories in French. */
export const STORIES_FR: Readonly<Record<StoryKey, StoryText>> = {
  pneumonia: {
    problem: 'Pneumopathie franche lobaire aiguë de la base droite',
    reason: 'fièvre et dyspnée fébrile évoluant depuis quatre jours',
    background: [
      'Hypertension artérielle traitée depuis 2014',
      'Tabagisme sevré, 25 paquets-années',
      'Pas d’allergie médicamenteuse connue',
    ],
    history:
      '{Le patient}, {age} ans, présente depuis quatre jours une fièvre à 39,2 °C avec frissons, une toux devenue productive et une douleur basithoracique droite majorée à l’inspiration. Une première prise en charge par amoxicilline, débutée la veille par le médecin traitant, n’a pas permis l’apyrexie.',
    examination:
      'Température 38,9 °C, pression artérielle 128/74 mmHg, fréquence cardiaque 104/min, fréquence respiratoire 24/min, saturation 91 % en air ambiant. Foyer de crépitants de la base droite avec souffle tubaire. Pas de signe d’insuffisance cardiaque. Mollets souples et indolores.',
    course: [
      'Antibiothérapie par amoxicilline 1 g trois fois par jour et oxygénothérapie à 2 L/min pendant 48 heures, sevrée sans difficulté.',
      'Apyrexie au troisième jour, amendement de la toux, CRP passée de 214 à 38 mg/L.',
      'Antigénurie pneumocoque positive, antigénurie légionelle négative, hémocultures stériles.',
    ],
    conclusion:
      'Pneumopathie à pneumocoque de la base droite, d’évolution favorable sous antibiothérapie. Retour au domicile autorisé, {le patient} étant apyrétique et eupnéique en air ambiant (saturation 96 %).',
    medication: [
      ['Amoxicilline 1 g', '1 comprimé', 'matin, midi et soir pendant 4 jours encore'],
      ['Paracétamol 1 g', '1 comprimé', 'si douleur ou fièvre, 3 par jour au maximum'],
      ['Périndopril 5 mg', '1 comprimé', 'le matin (traitement habituel)'],
    ],
    followUp: [
      'Consultation avec le médecin traitant dans 8 jours',
      'Radiographie thoracique de contrôle dans 6 semaines',
      'Vaccination antipneumococcique à prévoir à distance de l’épisode',
    ],
    imaging: {
      exam: 'Radiographie du thorax de face et de profil',
      indication: 'Toux fébrile et douleur basithoracique droite. Recherche d’un foyer.',
      technique: 'Deux incidences, debout, en inspiration. Pas d’examen antérieur disponible pour comparaison.',
      findings: [
        'Opacité alvéolaire systématisée du lobe inférieur droit avec bronchogramme aérien.',
        'Comblement minime du cul-de-sac pleural postérieur droit.',
        'Silhouette cardio-médiastinale de taille et de morphologie normales.',
        'Pas d’anomalie osseuse visible.',
      ],
      impression: [
        '**Foyer de pneumopathie lobaire inférieure droite**, avec épanchement pleural de faible abondance.',
        'Contrôle radiologique à 6 semaines souhaitable.',
      ],
    },
    operation: null,
  },
  'heart-failure': {
    problem: 'Décompensation cardiaque globale sur cardiopathie ischémique',
    reason: 'dyspnée d’effort croissante et œdèmes des membres inférieurs',
    background: [
      'Infarctus inférieur en 2017, stent actif de la coronaire droite',
      'Fibrillation atriale permanente anticoagulée',
      'Insuffisance rénale chronique stade 3A',
    ],
    history:
      '{Le patient}, {age} ans, décrit depuis trois semaines une dyspnée devenue stade III de la NYHA, une orthopnée à deux oreillers et une prise de poids de 6 kg. On retrouve un écart de régime sans sel lors des fêtes familiales.',
    examination:
      'Poids 82,4 kg (poids de forme 76 kg). Pression artérielle 142/86 mmHg, fréquence cardiaque 98/min irrégulière, saturation 93 %. Crépitants bilatéraux jusqu’à mi-champs, turgescence jugulaire, œdèmes prenant le godet jusqu’aux genoux. Souffle d’insuffisance mitrale 2/6.',
    course: [
      'Furosémide intraveineux 120 mg par jour pendant quatre jours, puis relais oral ; perte de 5,8 kg.',
      'Échocardiographie : fraction d’éjection du ventricule gauche à 38 %, hypokinésie inférieure, insuffisance mitrale modérée.',
      'NT-proBNP passé de 6 840 à 2 110 ng/L ; créatinine stable à 118 µmol/L.',
    ],
    conclusion:
      'Décompensation cardiaque globale résolutive sous diurétiques, sur cardiopathie ischémique à fraction d’éjection altérée. Poids de sortie : **76,6 kg**.',
    medication: [
      ['Furosémide 40 mg', '1 comprimé', 'matin et midi'],
      ['Bisoprolol 2,5 mg', '1 comprimé', 'le matin'],
      ['Sacubitril/valsartan 24/26 mg', '1 comprimé', 'matin et soir'],
      ['Apixaban 5 mg', '1 comprimé', 'matin et soir'],
      ['Atorvastatine 40 mg', '1 comprimé', 'le soir'],
    ],
    followUp: [
      'Pesée quotidienne ; consulter si prise de plus de 2 kg en 3 jours',
      'Ionogramme et créatinine à 7 jours',
      'Consultation de cardiologie dans un mois avec échocardiographie',
    ],
    imaging: {
      exam: 'Échocardiographie transthoracique',
      indication: 'Décompensation cardiaque. Évaluation de la fonction ventriculaire gauche.',
      technique: 'Examen en fibrillation atriale à 88/min, échogénicité moyenne.',
      findings: [
        'Ventricule gauche dilaté (diamètre télédiastolique 61 mm), fraction d’éjection en Simpson biplan : **38 %**.',
        'Hypokinésie marquée des segments inférieurs et inféro-latéraux.',
        'Insuffisance mitrale fonctionnelle de grade 2, oreillette gauche à 46 mL/m².',
        'Pression artérielle pulmonaire systolique estimée à 48 mmHg. Péricarde sec.',
      ],
      impression: [
        'Cardiopathie dilatée d’allure ischémique, fraction d’éjection 38 %.',
        'Hypertension pulmonaire modérée, post-capillaire.',
      ],
    },
    operation: null,
  },
  hip: {
    problem: 'Coxarthrose gauche évoluée',
    reason: 'douleur inguinale gauche invalidante malgré le traitement médical',
    background: ['Dyslipidémie', 'Cholécystectomie en 2009', 'Allergie : **pénicilline** (éruption en 1992)'],
    history:
      '{Le patient}, {age} ans, souffre de la hanche gauche depuis cinq ans. Le périmètre de marche est réduit à 300 mètres, avec une canne. Les antalgiques de palier 2 et deux infiltrations n’apportent plus de soulagement durable.',
    examination:
      'Boiterie d’esquive. Hanche gauche : flexion 80°, rotation interne nulle et douloureuse, adduction 10°. Inégalité de longueur de 8 mm. Pouls périphériques perçus, pas de déficit sensitivo-moteur.',
    course: [
      'Arthroplastie totale de hanche gauche par voie antérieure, sous rachianesthésie, sans incident.',
      'Lever et appui complet le jour même, marche avec deux cannes dès le lendemain.',
      'Cicatrice propre et sèche ; hémoglobine à 10,8 g/dL au deuxième jour, sans transfusion.',
    ],
    conclusion:
      'Suites simples d’une prothèse totale de hanche gauche. Sortie au domicile au troisième jour, {le patient} étant autonome pour les transferts et les escaliers.',
    medication: [
      ['Énoxaparine 4 000 UI', '1 injection sous-cutanée', 'le soir pendant 35 jours'],
      ['Paracétamol 1 g', '1 comprimé', 'matin, midi et soir'],
      ['Tramadol 50 mg', '1 gélule', 'si douleur intense, 4 par jour au maximum'],
    ],
    followUp: [
      'Ablation du pansement et contrôle de la cicatrice à 15 jours par l’infirmier',
      'Rééducation à la marche, 20 séances',
      'Consultation de contrôle avec radiographie à 6 semaines',
    ],
    imaging: {
      exam: 'Radiographie du bassin de face et de la hanche gauche de profil',
      indication: 'Coxalgie gauche chronique. Bilan préopératoire.',
      technique: 'Clichés en charge, calibrés pour la planification prothétique.',
      findings: [
        'Pincement complet de l’interligne coxo-fémoral gauche, supéro-externe.',
        'Ostéophytose marginale, géodes du toit du cotyle, ostéosclérose sous-chondrale.',
        'Coxo-fémorale droite : pincement débutant.',
        'Sacro-iliaques et symphyse sans particularité.',
      ],
      impression: ['**Coxarthrose gauche stade 4** de Kellgren et Lawrence.', 'Coxarthrose droite débutante.'],
    },
    operation: {
      name: 'Arthroplastie totale de hanche gauche par voie antérieure',
      indication: 'Coxarthrose gauche évoluée, échec du traitement médical bien conduit.',
      steps: [
        'Installation en décubitus dorsal sur table orthopédique. Rachianesthésie. Antibioprophylaxie par clindamycine (allergie à la pénicilline).',
        'Voie antérieure de Hueter, capsulotomie, ostéotomie du col selon la planification.',
        'Fraisage du cotyle jusqu’à 52 mm, impaction d’une cupule sans ciment de 52 mm, insert polyéthylène.',
        'Préparation du fût fémoral, tige sans ciment de taille 11, tête céramique de 32 mm col moyen.',
        'Essais stables en toutes amplitudes, longueur rétablie. Lavage abondant, hémostase.',
        'Fermeture plan par plan, surjet intradermique, pansement sec.',
      ],
      closing: 'Pertes sanguines estimées à 280 mL. Pas d’incident peropératoire. Appui complet autorisé d’emblée.',
    },
  },
  appendicitis: {
    problem: 'Appendicite aiguë non compliquée',
    reason: 'douleur de la fosse iliaque droite avec fébricule depuis 24 heures',
    background: ['Aucun antécédent médical ni chirurgical notable', 'Pas d’allergie connue'],
    history:
      '{Le patient}, {age} ans, consulte aux urgences pour une douleur d’abord péri-ombilicale, puis localisée en fosse iliaque droite, accompagnée de nausées et d’une température à 38,1 °C. Pas de signe fonctionnel urinaire.',
    examination:
      'Abdomen plat, défense de la fosse iliaque droite au point de McBurney, signe de Rovsing positif. Bruits hydro-aériques présents. Fosses lombaires libres. Température 38,1 °C, fréquence cardiaque 92/min.',
    course: [
      'Appendicectomie cœlioscopique en urgence le jour de l’admission.',
      'Reprise du transit et de l’alimentation le lendemain, douleur contrôlée par antalgiques de palier 1.',
      'Examen anatomopathologique : appendicite aiguë suppurée, sans signe de malignité.',
    ],
    conclusion:
      'Suites opératoires simples d’une appendicectomie cœlioscopique. Retour au domicile au premier jour postopératoire.',
    medication: [
      ['Paracétamol 1 g', '1 comprimé', 'matin, midi et soir pendant 5 jours'],
      ['Phloroglucinol 80 mg', '1 lyophilisat', 'si spasme, 6 par jour au maximum'],
    ],
    followUp: [
      'Soins de cicatrice tous les deux jours jusqu’à cicatrisation',
      'Pas d’effort abdominal pendant 3 semaines',
      'Consultation de chirurgie dans un mois',
    ],
    imaging: {
      exam: 'Échographie abdominale',
      indication: 'Douleur fébrile de la fosse iliaque droite. Appendicite ?',
      technique: 'Exploration à la sonde convexe puis à la sonde linéaire de haute fréquence.',
      findings: [
        'Structure tubulée borgne non compressible de 11 mm de diamètre en fosse iliaque droite, paroi épaissie et hypervascularisée.',
        'Infiltration échogène de la graisse périappendiculaire. Stercolithe de 6 mm.',
        'Pas d’épanchement intrapéritonéal, pas de collection.',
        'Foie, voies biliaires et reins sans particularité.',
      ],
      impression: ['**Appendicite aiguë** non compliquée.'],
    },
    operation: {
      name: 'Appendicectomie par cœlioscopie',
      indication: 'Appendicite aiguë confirmée par l’échographie.',
      steps: [
        'Anesthésie générale, décubitus dorsal, bras gauche le long du corps. Antibioprophylaxie par amoxicilline-acide clavulanique 2 g.',
        'Open-cœlioscopie ombilicale, pneumopéritoine à 12 mmHg, deux trocarts de 5 mm sous contrôle de la vue.',
        'Appendice latérocæcal inflammatoire, non perforé. Pas d’épanchement purulent.',
        'Section-coagulation du méso, double ligature de la base, extraction dans un sac.',
        'Toilette locale, vérification de l’hémostase, exsufflation, fermeture.',
      ],
      closing: 'Durée : 38 minutes. Pertes sanguines négligeables. Pièce adressée en anatomopathologie.',
    },
  },
  diabetes: {
    problem: 'Diabète de type 2 déséquilibré',
    reason: 'réévaluation d’un diabète de type 2 insuffisamment équilibré',
    background: [
      'Diabète de type 2 découvert en 2013',
      'Obésité de grade I (IMC 32,4 kg/m²)',
      'Hypertension artérielle',
    ],
    history:
      '{Le patient}, {age} ans, diabétique de type 2, vient pour son bilan annuel. L’hémoglobine glyquée atteint 8,6 % malgré la metformine à dose maximale. {Il} rapporte une alimentation irrégulière liée aux horaires de travail. Pas d’hypoglycémie.',
    examination:
      'Poids 94 kg, taille 170 cm. Pression artérielle 138/82 mmHg. Pieds : pas de plaie, pouls présents, monofilament perçu sur tous les points, grade podologique 0. Auscultation cardiopulmonaire normale.',
    course: [
      'Introduction d’un analogue du GLP-1 hebdomadaire, éducation à l’injection réalisée.',
      'Entretien diététique et remise d’un carnet de suivi glycémique.',
      'Fond d’œil : pas de rétinopathie. Rapport albumine/créatinine urinaire à 2,1 mg/mmol.',
    ],
    conclusion:
      'Diabète de type 2 déséquilibré sans complication microvasculaire. Intensification du traitement, objectif d’HbA1c inférieur à 7 %.',
    medication: [
      ['Metformine 1 000 mg', '1 comprimé', 'matin, midi et soir'],
      ['Dulaglutide 0,75 mg', '1 injection sous-cutanée', 'une fois par semaine'],
      ['Ramipril 5 mg', '1 comprimé', 'le matin'],
    ],
    followUp: ['HbA1c dans trois mois', 'Consultation de diabétologie dans trois mois', 'Fond d’œil annuel'],
    imaging: {
      exam: 'Écho-Doppler des troncs supra-aortiques',
      indication: 'Diabète de type 2. Dépistage de l’athérome carotidien.',
      technique: 'Étude bilatérale en mode B, Doppler couleur et pulsé.',
      findings: [
        'Carotide droite : plaque calcifiée du bulbe, non sténosante (20 %).',
        'Carotide gauche : épaisseur intima-média à 0,9 mm, sans plaque.',
        'Artères vertébrales perméables, à flux antérograde symétrique.',
      ],
      impression: ['Athérome carotidien droit débutant, sans sténose significative.'],
    },
    operation: null,
  },
  stroke: {
    problem: 'Accident ischémique transitoire sylvien gauche',
    reason: 'trouble du langage régressif en 40 minutes',
    background: ['Hypertension artérielle', 'Hypercholestérolémie', 'Tabagisme actif, 30 paquets-années'],
    history:
      '{Le patient}, {age} ans, a présenté brutalement, en fin de matinée, un manque du mot avec maladresse de la main droite. Les signes ont régressé complètement en 40 minutes. Score ABCD2 : 5.',
    examination:
      'À l’arrivée : conscience normale, langage fluent, pas de déficit sensitivo-moteur, champ visuel normal, NIHSS à 0. Pression artérielle 168/94 mmHg, rythme régulier. Souffle carotidien gauche.',
    course: [
      'IRM cérébrale : pas de lésion récente en diffusion.',
      'Sténose carotidienne interne gauche estimée à 55 % à l’angioscanner.',
      'Surveillance scopée de 48 heures sans trouble du rythme ; bithérapie antiagrégante débutée.',
    ],
    conclusion:
      'Accident ischémique transitoire sylvien gauche sur athérome carotidien. Prévention secondaire débutée, arrêt du tabac conseillé.',
    medication: [
      ['Acide acétylsalicylique 75 mg', '1 sachet', 'le midi'],
      ['Clopidogrel 75 mg', '1 comprimé', 'le matin pendant 21 jours'],
      ['Atorvastatine 80 mg', '1 comprimé', 'le soir'],
      ['Périndopril 5 mg', '1 comprimé', 'le matin'],
    ],
    followUp: [
      'Holter ECG de longue durée',
      'Avis de chirurgie vasculaire sous 15 jours',
      'Consultation neurovasculaire à trois mois',
    ],
    imaging: {
      exam: 'IRM cérébrale et angio-IRM',
      indication: 'Aphasie transitoire. Recherche d’une lésion ischémique récente.',
      technique: 'Séquences de diffusion, FLAIR, T2*, 3D TOF et angio-IRM des vaisseaux du cou après gadolinium.',
      findings: [
        'Pas d’hypersignal en diffusion. Pas de saignement en T2*.',
        'Quelques hypersignaux FLAIR punctiformes de la substance blanche, Fazekas 1.',
        'Sténose modérée de l’origine de la carotide interne gauche.',
        'Polygone de Willis perméable.',
      ],
      impression: [
        '**Absence de lésion ischémique récente.**',
        'Sténose carotidienne interne gauche modérée, à quantifier par Doppler.',
      ],
    },
    operation: null,
  },
  asthma: {
    problem: 'Asthme allergique partiellement contrôlé',
    reason: 'toux nocturne et gêne respiratoire à l’effort',
    background: [
      'Rhinite allergique saisonnière',
      'Eczéma dans la petite enfance',
      'Allergie : **pollens de graminées**, acariens',
    ],
    history:
      '{Le patient}, {age} ans, décrit deux à trois réveils nocturnes par semaine et une gêne lors des séances de sport. Le traitement de secours est utilisé quatre fois par semaine. Pas d’hospitalisation pour asthme. Test de contrôle (ACT) à 17.',
    examination:
      'Eupnéique, saturation 98 %. Murmure vésiculaire symétrique, discrets sibilants en expiration forcée. Muqueuse nasale pâle et œdématiée.',
    course: [
      'VEMS à 82 % de la théorique, réversible de 14 % après salbutamol.',
      'Introduction d’une corticothérapie inhalée à dose faible, technique d’inhalation vérifiée.',
      'Remise d’un plan d’action écrit.',
    ],
    conclusion: 'Asthme allergique partiellement contrôlé, relevant d’un traitement de fond de palier 2.',
    medication: [
      ['Budésonide 200 µg', '1 inhalation', 'matin et soir'],
      ['Salbutamol 100 µg', '2 bouffées', 'si gêne, ou avant l’effort'],
      ['Desloratadine 5 mg', '1 comprimé', 'le soir pendant la saison pollinique'],
    ],
    followUp: [
      'Contrôle clinique et spirométrie dans trois mois',
      'Éviction des acariens : housse et lavage à 60 °C',
      'Avis d’allergologie',
    ],
    imaging: {
      exam: 'Radiographie du thorax de face',
      indication: 'Toux chronique. Asthme connu.',
      technique: 'Incidence de face, debout, en inspiration.',
      findings: [
        'Distension thoracique modérée, coupoles aplaties.',
        'Syndrome bronchique péri-hilaire discret.',
        'Pas de foyer parenchymateux, pas d’épanchement pleural.',
      ],
      impression: ['Distension modérée, compatible avec l’asthme connu. **Pas de foyer.**'],
    },
    operation: null,
  },
  wrist: {
    problem: 'Fracture de l’extrémité inférieure du radius droit',
    reason: 'traumatisme du poignet droit après une chute de sa hauteur',
    background: ['Pas d’antécédent orthopédique', 'Main dominante : droite', 'Pas d’allergie connue'],
    history:
      '{Le patient}, {age} ans, a chuté sur la paume de la main droite sur un trottoir verglacé. Douleur immédiate et impotence du poignet. Pas de traumatisme crânien ni de perte de connaissance.',
    examination:
      'Déformation en dos de fourchette, œdème, peau intacte. Pouls radial perçu, sensibilité et motricité des doigts conservées. Coude et épaule indolores.',
    course: [
      'Réduction et ostéosynthèse par plaque palmaire sous anesthésie locorégionale.',
      'Immobilisation par attelle antébrachio-palmaire, surélévation et mobilisation précoce des doigts.',
      'Contrôle radiographique postopératoire satisfaisant.',
    ],
    conclusion: 'Fracture déplacée du radius distal droit, réduite et ostéosynthésée. Sortie le jour même.',
    medication: [
      ['Paracétamol 1 g', '1 comprimé', 'matin, midi et soir pendant 7 jours'],
      ['Ibuprofène 400 mg', '1 comprimé', 'matin et soir pendant 3 jours, au milieu du repas'],
    ],
    followUp: [
      'Pansement tous les trois jours',
      'Ablation des fils à 14 jours',
      'Radiographie et consultation à 6 semaines',
    ],
    imaging: {
      exam: 'Radiographie du poignet droit de face et de profil',
      indication: 'Chute sur la paume. Déformation.',
      technique: 'Deux incidences orthogonales.',
      findings: [
        'Fracture sus-articulaire de l’extrémité inférieure du radius, bascule dorsale de 22°, comminution postérieure.',
        'Arrachement de la styloïde ulnaire.',
        'Rapports radio-carpiens conservés. Pas de fracture du scaphoïde.',
      ],
      impression: ['**Fracture déplacée de l’extrémité inférieure du radius droit** (Pouteau-Colles).'],
    },
    operation: {
      name: 'Ostéosynthèse du radius distal droit par plaque palmaire',
      indication: 'Fracture déplacée et instable du radius distal droit.',
      steps: [
        'Bloc axillaire, décubitus dorsal, garrot pneumatique à 250 mmHg.',
        'Voie de Henry, désinsertion du carré pronateur, exposition du foyer.',
        'Réduction par traction et manœuvre externe, contrôle par amplificateur de brillance.',
        'Plaque palmaire verrouillée de quatre trous, six vis distales, trois vis diaphysaires.',
        'Réinsertion du carré pronateur, fermeture, attelle.',
      ],
      closing: 'Durée de garrot : 52 minutes. Réduction anatomique. Pas d’incident.',
    },
  },
  newborn: {
    problem: 'Naissance à terme, adaptation normale',
    reason: 'examen systématique en maternité',
    background: [
      'Grossesse de déroulement normal',
      'Naissance par voie basse à 39 semaines et 4 jours',
      'Apgar 10 à une et cinq minutes',
    ],
    history:
      'Nouveau-né à terme, eutrophe, dont l’adaptation à la vie extra-utérine a été immédiate. Peau à peau et première tétée en salle de naissance.',
    examination:
      'Poids 3 340 g, taille 50 cm, périmètre crânien 34,5 cm. Tonus et réactivité normaux, fontanelle souple, bruits du cœur réguliers sans souffle, pouls fémoraux perçus, hanches stables.',
    course: [
      'Allaitement maternel bien conduit.',
      'Dépistages néonatals réalisés au troisième jour.',
      'Otoémissions présentes des deux côtés.',
    ],
    conclusion: 'Examen clinique normal. Sortie au quatrième jour avec suivi par la sage-femme à domicile.',
    medication: [
      ['Vitamine K,,1,, 2 mg', '1 ampoule buvable', 'à un mois de vie'],
      ['Vitamine D', '400 UI', 'chaque jour'],
    ],
    followUp: [
      'Visite de la sage-femme sous 48 heures',
      'Pesée à 8 jours',
      'Examen du deuxième mois avec vaccinations',
    ],
    imaging: {
      exam: 'Échographie des hanches',
      indication: 'Dépistage systématique, présentation par le siège au troisième trimestre.',
      technique: 'Coupe coronale externe, hanches en flexion, statique puis dynamique.',
      findings: [
        'Hanche droite : couverture osseuse 58 %, fond cotyloïdien 4 mm.',
        'Hanche gauche : couverture osseuse 56 %, fond cotyloïdien 4 mm.',
        'Pas de luxation ni d’instabilité.',
      ],
      impression: ['Échographie des hanches **normale**.'],
    },
    operation: null,
  },
};
