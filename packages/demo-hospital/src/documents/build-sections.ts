import { list, paragraph, type Section } from './content.ts';
import { type Draft, say, section, type Write } from './draft.ts';
import type { DocumentKind } from './kinds.ts';
import { vitals, writeEcg, writeFunctionalStatus, writeLaboratory } from './measured-sections.ts';
import { PROCEDURES } from './procedures.ts';

const reason = (draft: Draft): Section =>
  section('42349-1', say(draft, 'Motif', 'Reason for referral'), paragraph(sentence(draft.story.reason)));

const background = (draft: Draft): Section =>
  section(
    '11348-0',
    say(draft, 'Antécédents et allergies', 'Past history and allergies'),
    list(...draft.story.background),
  );

const history = (draft: Draft): Section =>
  section(
    '10164-2',
    say(draft, 'Histoire de la maladie', 'History of present illness'),
    paragraph(draft.story.history),
  );

const examination = (draft: Draft): Section =>
  section('29545-1', say(draft, 'Examen clinique', 'Physical examination'), paragraph(draft.story.examination));

const course = (draft: Draft): Section =>
  section('8648-8', say(draft, 'Évolution', 'Hospital course'), ...draft.story.course.map(paragraph));

const conclusion = (draft: Draft): Section =>
  section('51848-0', say(draft, 'Conclusion', 'Assessment'), paragraph(draft.story.conclusion));

const medication = (draft: Draft): Section =>
  section('10160-0', say(draft, 'Traitement', 'Medication'), {
    kind: 'table',
    head: draft.language === 'fr' ? ['Médicament', 'Dose', 'Posologie'] : ['Medicine', 'Dose', 'How often'],
    rows: draft.story.medication,
  });

const plan = (draft: Draft): Section =>
  section('18776-5', say(draft, 'Suites à donner', 'Plan'), list(...draft.story.followUp));

const problem = (draft: Draft): Section =>
  section('11450-4', say(draft, 'Diagnostic', 'Problem'), paragraph(`**${draft.story.problem}**`));

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const writeImaging: Write = (draft) => {
  const { exam, indication, technique, findings, impression } = draft.story.imaging;
  return [
    section('55115-0', say(draft, 'Examen', 'Examination'), paragraph(`**${exam}**`)),
    section('18785-6', say(draft, 'Indication', 'Indication'), paragraph(indication)),
    section('55111-9', say(draft, 'Technique', 'Technique'), paragraph(technique)),
    section('18782-3', say(draft, 'Résultats', 'Findings'), list(...findings)),
    section('19005-8', say(draft, 'Conclusion', 'Impression'), ...impression.map(paragraph)),
  ];
};

const writeOperation: Write = (draft) => {
  const operation = draft.story.operation;
  if (operation === null) return writeProcedure(draft);
  return [
    section('59768-2', say(draft, 'Indication', 'Indication'), paragraph(operation.indication)),
    section(
      '10218-6',
      say(draft, 'Diagnostic postopératoire', 'Post-operative diagnosis'),
      paragraph(draft.story.problem),
    ),
    section('29554-3', say(draft, 'Geste réalisé', 'Procedure'), paragraph(`**${operation.name}**`), {
      kind: 'list',
      isOrdered: true,
      items: operation.steps,
    }),
    section('55109-3', say(draft, 'Incidents et suites', 'Complications and outcome'), paragraph(operation.closing)),
    plan(draft),
  ];
};

const writeProcedure: Write = (draft) => {
  const procedure = draft.random.helpers.arrayElement(PROCEDURES[draft.language]);
  return [
    section('59768-2', say(draft, 'Indication', 'Indication'), paragraph(procedure.indication)),
    section(
      '29554-3',
      say(draft, 'Acte', 'Procedure'),
      paragraph(`**${procedure.name}**`),
      ...procedure.description.map(paragraph),
    ),
    section('59776-5', say(draft, 'Constatations', 'Findings'), list(...procedure.findings)),
    section('55109-3', say(draft, 'Complications', 'Complications'), paragraph(say(draft, 'Aucune.', 'None.'))),
    section('18776-5', say(draft, 'Conduite à tenir', 'Plan'), paragraph(procedure.plan)),
  ];
};

const WRITERS: Readonly<Record<DocumentKind, Write>> = {
  laboratory: writeLaboratory,
  imaging: writeImaging,
  discharge: (draft) => [
    problem(draft),
    background(draft),
    history(draft),
    course(draft),
    conclusion(draft),
    medication(draft),
    plan(draft),
  ],
  consultation: (draft) => [
    reason(draft),
    background(draft),
    history(draft),
    examination(draft),
    conclusion(draft),
    plan(draft),
  ],
  'history-and-physical': (draft) => [
    reason(draft),
    background(draft),
    history(draft),
    examination(draft),
    vitals(draft),
    conclusion(draft),
  ],
  operation: writeOperation,
  episode: (draft) => [problem(draft), background(draft), medication(draft), course(draft), vitals(draft), plan(draft)],
  procedure: writeProcedure,
  progress: (draft) => [vitals(draft), examination(draft), course(draft), plan(draft)],
  referral: (draft) => [reason(draft), history(draft), background(draft), medication(draft)],
  summary: (draft) => [problem(draft), background(draft), medication(draft), vitals(draft), plan(draft)],
  ecg: writeEcg,
  'functional-status': (draft) => [problem(draft), ...writeFunctionalStatus(draft), plan(draft)],
};

/** The sections of one kind of document, in the order its readers expect. */
export const buildSections = (kind: DocumentKind, draft: Draft): Section[] => WRITERS[kind](draft);
