import ts from 'typescript';
import { descendants, parse } from './contract-sources.ts';
import type { SourceText } from './gate.ts';

/** What the templates of Lingui make a message of, which each language punctuates in its own way. */
const MESSAGES = new Set(['t', 'msg']);

const isMessage = ({ parent }: ts.TemplateExpression): boolean =>
  ts.isTaggedTemplateExpression(parent) && MESSAGES.has(parent.tag.getText());

/** Templates that join two words with the colon of English, which stands apart in French. */
export const untranslatedColons = (source: SourceText): string[] =>
  descendants(parse(source))
    .filter((node) => ts.isTemplateExpression(node))
    .filter((node) => !isMessage(node) && node.templateSpans.slice(0, -1).some(({ literal }) => literal.text === ': '))
    .map((node) => `${source.path}: ${node.getText()}`);
