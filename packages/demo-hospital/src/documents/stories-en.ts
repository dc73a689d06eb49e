import type { StoryKey, StoryText } from './story.ts';

/** The stories in English. */
export const STORIES_EN: Readonly<Record<StoryKey, StoryText>> = {
  pneumonia: {
    problem: 'Community-acquired pneumonia, right lower lobe',
    reason: 'four days of fever and breathlessness',
    background: ['Hypertension since 2014', 'Ex-smoker, 25 pack-years', 'No known drug allergies'],
    history:
      'A {age}-year-old presenting with four days of fever up to 39.2 °C, rigors, a cough that has become productive and right-sided pleuritic chest pain. {He} had taken amoxicillin for one day without improvement.',
    examination:
      'Temperature 38.9 °C, blood pressure 128/74 mmHg, pulse 104/min, respiratory rate 24/min, saturation 91% on air. Coarse crackles and bronchial breathing at the right base. No signs of heart failure. Calves soft and non-tender.',
    course: [
      'Treated with intravenous then oral amoxicillin; oxygen at 2 L/min was weaned after 48 hours.',
      'Afebrile from day three. CRP fell from 214 to 38 mg/L.',
      'Pneumococcal urinary antigen positive, legionella antigen negative, blood cultures sterile.',
    ],
    conclusion:
      'Right lower lobe pneumococcal pneumonia with a good response to treatment. Discharged home, saturating 96% on air.',
    medication: [
      ['Amoxicillin 1 g', '1 tablet', 'three times a day for 4 more days'],
      ['Paracetamol 1 g', '1 tablet', 'when needed, up to three times a day'],
      ['Perindopril 4 mg', '1 tablet', 'every morning (usual treatment)'],
    ],
    followUp: [
      'Review by the family doctor in 8 days',
      'Repeat chest radiograph in 6 weeks',
      'Pneumococcal vaccination once recovered',
    ],
    imaging: {
      exam: 'Chest radiograph, two views',
      indication: 'Febrile cough with right basal chest pain.',
      technique: 'PA and lateral views, erect, full inspiration. No previous study for comparison.',
      findings: [
        'Dense air-space opacity in the right lower lobe with air bronchograms.',
        'Small right pleural effusion.',
        'Cardiomediastinal contour within normal limits.',
        'No bony abnormality.',
      ],
      impression: [
        '**Right lower lobe pneumonia** with a small parapneumonic effusion.',
        'A repeat film in 6 weeks is advised.',
      ],
    },
    operation: null,
  },
  'heart-failure': {
    problem: 'Decompensated heart failure with reduced ejection fraction',
    reason: 'worsening exertional breathlessness and leg swelling',
    background: [
      'Inferior myocardial infarction in 2017, drug-eluting stent to the right coronary artery',
      'Permanent atrial fibrillation, anticoagulated',
      'Chronic kidney disease stage 3a',
    ],
    history:
      'A {age}-year-old with three weeks of increasing breathlessness (NYHA III), two-pillow orthopnoea and a weight gain of 6 kg, after a family celebration with a good deal of salt.',
    examination:
      'Weight 82.4 kg (dry weight 76 kg). Blood pressure 142/86 mmHg, pulse 98/min irregular, saturation 93%. Crackles to the mid zones, raised jugular venous pressure, pitting oedema to the knees. Grade 2/6 mitral regurgitant murmur.',
    course: [
      'Intravenous furosemide 120 mg daily for four days, then oral; weight fell by 5.8 kg.',
      'Echocardiogram: ejection fraction 38%, inferior hypokinesis, moderate mitral regurgitation.',
      'NT-proBNP fell from 6,840 to 2,110 ng/L; creatinine stable at 118 µmol/L.',
    ],
    conclusion: 'Decompensated ischaemic heart failure, resolved with diuretics. Discharge weight: **76.6 kg**.',
    medication: [
      ['Furosemide 40 mg', '1 tablet', 'morning and midday'],
      ['Bisoprolol 2.5 mg', '1 tablet', 'every morning'],
      ['Sacubitril/valsartan 24/26 mg', '1 tablet', 'twice a day'],
      ['Apixaban 5 mg', '1 tablet', 'twice a day'],
      ['Atorvastatin 40 mg', '1 tablet', 'at night'],
    ],
    followUp: [
      'Weigh daily; call if the weight rises by more than 2 kg in 3 days',
      'Urea and electrolytes in one week',
      'Heart failure clinic in one month, with echocardiogram',
    ],
    imaging: {
      exam: 'Transthoracic echocardiogram',
      indication: 'Decompensated heart failure. Assessment of left ventricular function.',
      technique: 'Atrial fibrillation at 88/min throughout. Adequate windows.',
      findings: [
        'Dilated left ventricle (LVEDD 61 mm), biplane ejection fraction **38%**.',
        'Marked hypokinesis of the inferior and inferolateral walls.',
        'Moderate functional mitral regurgitation, left atrial volume 46 mL/m².',
        'Estimated pulmonary artery systolic pressure 48 mmHg. No pericardial effusion.',
      ],
      impression: [
        'Dilated left ventricle with an ischaemic pattern, ejection fraction 38%.',
        'Moderate pulmonary hypertension.',
      ],
    },
    operation: null,
  },
  hip: {
    problem: 'Severe osteoarthritis of the left hip',
    reason: 'disabling left groin pain despite medical treatment',
    background: ['Hyperlipidaemia', 'Cholecystectomy in 2009', 'Allergy: **penicillin** (rash in 1992)'],
    history:
      'A {age}-year-old with five years of left hip pain. {He} walks 300 metres with a stick. Codeine and two injections no longer give lasting relief.',
    examination:
      'Antalgic gait. Left hip: flexion 80°, no internal rotation, adduction 10°. Leg length discrepancy 8 mm. Peripheral pulses present, no neurological deficit.',
    course: [
      'Uncomplicated left total hip replacement by the anterior approach under spinal anaesthesia.',
      'Full weight bearing on the day of surgery, walking with two sticks from the next day.',
      'Wound clean and dry; haemoglobin 108 g/L on day two, no transfusion.',
    ],
    conclusion: 'Uneventful recovery after left total hip replacement. Discharged home on day three, safe on stairs.',
    medication: [
      ['Enoxaparin 40 mg', '1 subcutaneous injection', 'every evening for 35 days'],
      ['Paracetamol 1 g', '1 tablet', 'three times a day'],
      ['Tramadol 50 mg', '1 capsule', 'for severe pain, up to four times a day'],
    ],
    followUp: [
      'Wound check at 14 days by the community nurse',
      'Physiotherapy, twice weekly',
      'Clinic review with radiograph at 6 weeks',
    ],
    imaging: {
      exam: 'Radiographs of the pelvis and left hip',
      indication: 'Chronic left hip pain. Pre-operative assessment.',
      technique: 'Weight-bearing AP pelvis and lateral left hip, calibrated for templating.',
      findings: [
        'Complete loss of the superolateral left hip joint space.',
        'Marginal osteophytes, acetabular cysts and subchondral sclerosis.',
        'Early joint space narrowing of the right hip.',
        'Sacroiliac joints and symphysis unremarkable.',
      ],
      impression: [
        '**Severe left hip osteoarthritis**, Kellgren and Lawrence grade 4.',
        'Early right hip osteoarthritis.',
      ],
    },
    operation: {
      name: 'Left total hip replacement, anterior approach',
      indication: 'Severe left hip osteoarthritis, failed conservative treatment.',
      steps: [
        'Supine on an orthopaedic table. Spinal anaesthesia. Clindamycin prophylaxis (penicillin allergy).',
        'Anterior approach, capsulotomy, femoral neck osteotomy as templated.',
        'Acetabulum reamed to 52 mm; 52 mm uncemented cup impacted, polyethylene liner.',
        'Femoral canal broached; size 11 uncemented stem, 32 mm ceramic head, medium neck.',
        'Stable through a full range of movement, leg length restored. Thorough lavage and haemostasis.',
        'Layered closure, subcuticular suture, dry dressing.',
      ],
      closing: 'Estimated blood loss 280 mL. No complications. Full weight bearing allowed at once.',
    },
  },
  appendicitis: {
    problem: 'Acute uncomplicated appendicitis',
    reason: '24 hours of right iliac fossa pain with low-grade fever',
    background: ['No significant past medical or surgical history', 'No known allergies'],
    history:
      'A {age}-year-old who attended the emergency department with periumbilical pain that moved to the right iliac fossa, nausea and a temperature of 38.1 °C. No urinary symptoms.',
    examination:
      'Abdomen not distended, guarding at McBurney’s point, Rovsing’s sign positive. Bowel sounds present. Renal angles free. Temperature 38.1 °C, pulse 92/min.',
    course: [
      'Emergency laparoscopic appendicectomy on the day of admission.',
      'Eating and drinking the next day, pain controlled with simple analgesia.',
      'Histology: acute suppurative appendicitis, no malignancy.',
    ],
    conclusion:
      'Uneventful recovery from laparoscopic appendicectomy. Discharged home on the first post-operative day.',
    medication: [
      ['Paracetamol 1 g', '1 tablet', 'three times a day for 5 days'],
      ['Ibuprofen 400 mg', '1 tablet', 'with food, up to three times a day for 3 days'],
    ],
    followUp: [
      'Wound care every other day until healed',
      'No heavy lifting for 3 weeks',
      'Surgical clinic in one month',
    ],
    imaging: {
      exam: 'Ultrasound of the abdomen',
      indication: 'Right iliac fossa pain with fever. Appendicitis?',
      technique: 'Curvilinear then high-frequency linear probe.',
      findings: [
        'Blind-ending, non-compressible tubular structure of 11 mm in the right iliac fossa with a thickened, hyperaemic wall.',
        'Echogenic periappendiceal fat. A 6 mm appendicolith.',
        'No free fluid and no collection.',
        'Liver, biliary tree and kidneys unremarkable.',
      ],
      impression: ['**Acute appendicitis**, uncomplicated.'],
    },
    operation: {
      name: 'Laparoscopic appendicectomy',
      indication: 'Acute appendicitis confirmed by ultrasound.',
      steps: [
        'General anaesthesia, supine, left arm by the side. Co-amoxiclav 1.2 g at induction.',
        'Open umbilical port, pneumoperitoneum at 12 mmHg, two 5 mm ports under vision.',
        'Inflamed, unperforated appendix. No pus.',
        'Mesoappendix divided, base doubly ligated, specimen retrieved in a bag.',
        'Local lavage, haemostasis checked, ports removed, wounds closed.',
      ],
      closing: 'Duration 38 minutes. Minimal blood loss. Specimen sent for histology.',
    },
  },
  diabetes: {
    problem: 'Type 2 diabetes, inadequately controlled',
    reason: 'review of type 2 diabetes above target',
    background: ['Type 2 diabetes since 2013', 'Obesity class I (BMI 32.4 kg/m²)', 'Hypertension'],
    history:
      'A {age}-year-old attending for an annual review. HbA,,1c,, is 8.6% on the maximum dose of metformin. {He} reports irregular meals because of shift work. No hypoglycaemia.',
    examination:
      'Weight 94 kg, height 170 cm. Blood pressure 138/82 mmHg. Feet: skin intact, pulses present, monofilament felt at all sites. Heart and lungs normal.',
    course: [
      'A weekly GLP-1 receptor agonist was started and injection technique taught.',
      'Dietary review, glucose diary provided.',
      'Retinal screening: no retinopathy. Urine albumin/creatinine ratio 2.1 mg/mmol.',
    ],
    conclusion:
      'Type 2 diabetes above target, no microvascular complications. Treatment intensified, target HbA,,1c,, below 7%.',
    medication: [
      ['Metformin 1 g', '1 tablet', 'twice a day with meals'],
      ['Dulaglutide 0.75 mg', '1 subcutaneous injection', 'once a week'],
      ['Ramipril 5 mg', '1 capsule', 'every morning'],
    ],
    followUp: ['HbA,,1c,, in three months', 'Diabetes clinic in three months', 'Annual retinal screening'],
    imaging: {
      exam: 'Carotid duplex ultrasound',
      indication: 'Type 2 diabetes. Screening for carotid disease.',
      technique: 'Bilateral B-mode, colour and pulsed Doppler.',
      findings: [
        'Right carotid: calcified plaque of the bulb, 20% stenosis.',
        'Left carotid: intima-media thickness 0.9 mm, no plaque.',
        'Vertebral arteries patent with antegrade flow.',
      ],
      impression: ['Early right carotid atheroma without significant stenosis.'],
    },
    operation: null,
  },
  stroke: {
    problem: 'Transient ischaemic attack, left middle cerebral artery territory',
    reason: 'speech disturbance that resolved in 40 minutes',
    background: ['Hypertension', 'Hypercholesterolaemia', 'Current smoker, 30 pack-years'],
    history:
      'A {age}-year-old with sudden word-finding difficulty and a clumsy right hand late in the morning, fully resolved after 40 minutes. ABCD,,2,, score 5.',
    examination:
      'Alert, fluent, no motor or sensory deficit, visual fields full, NIHSS 0. Blood pressure 168/94 mmHg, regular rhythm. Left carotid bruit.',
    course: [
      'MRI of the brain: no restricted diffusion.',
      'CT angiography: 55% stenosis of the left internal carotid artery.',
      'No arrhythmia during 48 hours of monitoring; dual antiplatelet treatment started.',
    ],
    conclusion:
      'Left hemispheric transient ischaemic attack with carotid atheroma. Secondary prevention started, smoking cessation advised.',
    medication: [
      ['Aspirin 75 mg', '1 tablet', 'once a day'],
      ['Clopidogrel 75 mg', '1 tablet', 'once a day for 21 days'],
      ['Atorvastatin 80 mg', '1 tablet', 'at night'],
      ['Perindopril 4 mg', '1 tablet', 'every morning'],
    ],
    followUp: [
      'Prolonged ECG monitoring',
      'Vascular surgery opinion within two weeks',
      'Stroke clinic in three months',
    ],
    imaging: {
      exam: 'MRI of the brain with MR angiography',
      indication: 'Transient aphasia. Recent ischaemia?',
      technique: 'Diffusion, FLAIR, T2*, 3D TOF and contrast-enhanced angiography of the neck.',
      findings: [
        'No restricted diffusion. No haemorrhage on T2*.',
        'A few punctate white matter hyperintensities, Fazekas 1.',
        'Moderate stenosis at the origin of the left internal carotid artery.',
        'Patent circle of Willis.',
      ],
      impression: [
        '**No recent ischaemic lesion.**',
        'Moderate left internal carotid stenosis; duplex ultrasound advised.',
      ],
    },
    operation: null,
  },
  asthma: {
    problem: 'Allergic asthma, partly controlled',
    reason: 'night cough and wheeze on exercise',
    background: [
      'Seasonal allergic rhinitis',
      'Eczema in early childhood',
      'Allergy: **grass pollen**, house dust mite',
    ],
    history:
      'A {age}-year-old who wakes two or three nights a week and is wheezy during sport. {He} uses {his} reliever four times a week. No admission for asthma. Asthma Control Test 17.',
    examination:
      'Not breathless, saturation 98%. Symmetrical breath sounds, faint wheeze on forced expiration. Pale, swollen nasal mucosa.',
    course: [
      'FEV,,1,, 82% of predicted, rising by 14% after salbutamol.',
      'Low-dose inhaled corticosteroid started, technique checked.',
      'Written action plan given.',
    ],
    conclusion: 'Allergic asthma, partly controlled. Step 2 preventer treatment started.',
    medication: [
      ['Budesonide 200 micrograms', '1 inhalation', 'twice a day'],
      ['Salbutamol 100 micrograms', '2 puffs', 'when needed, or before exercise'],
      ['Cetirizine 10 mg', '1 tablet', 'at night in the pollen season'],
    ],
    followUp: [
      'Review with spirometry in three months',
      'Mite avoidance: mattress cover, washing at 60 °C',
      'Allergy clinic referral',
    ],
    imaging: {
      exam: 'Chest radiograph',
      indication: 'Chronic cough. Known asthma.',
      technique: 'PA view, erect, full inspiration.',
      findings: [
        'Moderate hyperinflation with flattened diaphragms.',
        'Mild perihilar bronchial wall thickening.',
        'No consolidation and no effusion.',
      ],
      impression: ['Hyperinflation in keeping with asthma. **No consolidation.**'],
    },
    operation: null,
  },
  wrist: {
    problem: 'Displaced fracture of the right distal radius',
    reason: 'right wrist injury after a fall from standing height',
    background: ['No previous orthopaedic history', 'Right-hand dominant', 'No known allergies'],
    history:
      'A {age}-year-old who fell on an outstretched right hand on an icy pavement. Immediate pain and loss of function. No head injury.',
    examination:
      'Dinner-fork deformity, swelling, skin intact. Radial pulse present, finger sensation and movement preserved. Elbow and shoulder not tender.',
    course: [
      'Reduction and volar plate fixation under regional anaesthesia.',
      'Forearm splint, elevation and early finger movement.',
      'Satisfactory post-operative radiographs.',
    ],
    conclusion: 'Displaced right distal radius fracture, reduced and fixed. Discharged the same day.',
    medication: [
      ['Paracetamol 1 g', '1 tablet', 'three times a day for 7 days'],
      ['Ibuprofen 400 mg', '1 tablet', 'with food, twice a day for 3 days'],
    ],
    followUp: ['Dressing every three days', 'Removal of sutures at 14 days', 'Radiograph and clinic review at 6 weeks'],
    imaging: {
      exam: 'Radiographs of the right wrist',
      indication: 'Fall on an outstretched hand. Deformity.',
      technique: 'PA and lateral views.',
      findings: [
        'Extra-articular fracture of the distal radius with 22° dorsal angulation and dorsal comminution.',
        'Avulsion of the ulnar styloid.',
        'Radiocarpal alignment maintained. No scaphoid fracture.',
      ],
      impression: ['**Displaced fracture of the right distal radius** (Colles type).'],
    },
    operation: {
      name: 'Volar plate fixation of the right distal radius',
      indication: 'Displaced, unstable fracture of the right distal radius.',
      steps: [
        'Axillary block, supine, tourniquet at 250 mmHg.',
        'Henry approach, pronator quadratus elevated, fracture exposed.',
        'Reduced by traction and manipulation under image intensifier.',
        'Four-hole volar locking plate, six distal and three shaft screws.',
        'Pronator quadratus repaired, closure, splint.',
      ],
      closing: 'Tourniquet time 52 minutes. Anatomical reduction. No complications.',
    },
  },
  newborn: {
    problem: 'Term birth, normal adaptation',
    reason: 'routine newborn examination',
    background: ['Uneventful pregnancy', 'Vaginal birth at 39 weeks and 4 days', 'Apgar 10 at one and five minutes'],
    history:
      'Term baby of appropriate weight with immediate adaptation. Skin-to-skin contact and first feed in the delivery room.',
    examination:
      'Weight 3,340 g, length 50 cm, head circumference 34.5 cm. Normal tone and alertness, soft fontanelle, regular heart sounds without murmur, femoral pulses felt, hips stable.',
    course: ['Breastfeeding well.', 'Newborn blood spot taken on day three.', 'Hearing screen passed on both sides.'],
    conclusion: 'Normal examination. Discharged on day two with midwife visits at home.',
    medication: [
      ['Vitamin K,,1,, 1 mg', '1 intramuscular dose', 'given at birth'],
      ['Vitamin D', '400 IU', 'every day'],
    ],
    followUp: ['Midwife visit within 48 hours', 'Weight at 8 days', 'Six-week check with the family doctor'],
    imaging: {
      exam: 'Ultrasound of the hips',
      indication: 'Breech presentation in the third trimester.',
      technique: 'Coronal views, hips flexed, static then dynamic.',
      findings: [
        'Right hip: alpha angle 64°, Graf type I.',
        'Left hip: alpha angle 62°, Graf type I.',
        'No dislocation or instability.',
      ],
      impression: ['**Normal** hip ultrasound.'],
    },
    operation: null,
  },
};
