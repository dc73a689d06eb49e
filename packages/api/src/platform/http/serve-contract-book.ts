import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Request, Response } from 'express';
import { Marked } from 'marked';
import type { CurrentSession } from './current-session.ts';
import type { Site } from './site.ts';

const BOOK = fileURLToPath(new URL('../../../../../docs/contracts', import.meta.url));

/** Who may read it: whoever looks after the installation. The user menu shows the link to the same ones. */
const READER_ROLE = 'administrator';

const FRAMES = {
  en: {
    title: 'Contract book',
    back: 'Mailroom',
    401: 'Sign in to Mailroom first; then open this page again.',
    403: 'The contract book is for administrators. Sign in as one, or ask yours.',
    404: 'The contract book has no such chapter.',
  },
  fr: {
    title: 'Livre des contrats',
    back: 'Mailroom',
    401: 'Connectez-vous d’abord à Mailroom, puis rouvrez cette page.',
    403: 'Le livre des contrats est réservé aux administrateurs. Connectez-vous comme tel ou demandez au vôtre.',
    404: 'Le livre des contrats n’a pas ce chapitre.',
  },
} as const;

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
  pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: .25rem; overflow-wrap: normal; }
  table { border-collapse: collapse; }
  th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; }
  a { color: LinkText; }
`;

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `worklist.md#listworklist` of the files is `/contracts/worklist#listworklist` here. */
const addressOf = (basePath: string, href: string): string =>
  `${basePath}/contracts/${href.replace(/^README\.md/, '').replace(/\.md(?=#|$)/, '')}`.replace(/\/$/, '');

/** What scrolls sideways can be reached with the keyboard. */
const htmlWriter = (basePath: string) =>
  new Marked({
    renderer: {
      code: ({ text }) => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`,
      heading({ tokens, depth, text }) {
        const id = depth === 2 ? ` id="${escapeHtml(text.toLowerCase())}"` : '';
        return `<h${depth}${id}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${escapeHtml(addressOf(basePath, href))}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });

/** `main`: HTML. */
const page = (basePath: string, main: string, language: keyof typeof FRAMES): string => {
  const { title, back } = FRAMES[language];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><header><nav><a href="${basePath}/">${back}</a> · <a href="${basePath}/contracts">${title}</a></nav></header>
${main}</body>
</html>
`;
};

const languageOf = (request: Request<{ chapter?: string }>): keyof typeof FRAMES =>
  request.acceptsLanguages('en', 'fr') === 'fr' ? 'fr' : 'en';

/** The file of a chapter; undefined for what is none, and for every way out of the folder. */
const readChapter = (chapter: string): Promise<string | undefined> =>
  /^[\w-]+$/.test(chapter)
    ? readFile(join(BOOK, `${chapter}.md`), 'utf8').catch(() => undefined)
    : Promise.resolve(undefined);

/**
 * `GET /contracts`, `/contracts/<room>` and `/contracts/openapi.json`: the contract book as it is checked in, for
 * administrators; 401 for nobody, 403 for anybody else.
 */
export const serveContractBook = (
  { basePath }: Site,
  sessionOf: (request: Request) => Promise<CurrentSession | null>,
) => {
  const toHtml = htmlWriter(basePath);
  return async (request: Request<{ chapter?: string }>, response: Response): Promise<void> => {
    const session = await sessionOf(request);
    const { chapter = 'README' } = request.params;
    const language = languageOf(request);
    const refuse = (status: 401 | 403 | 404): void => {
      response
        .status(status)
        .type('html')
        .send(page(basePath, `<main><p>${FRAMES[language][status]}</p></main>`, language));
    };
    if (session?.role !== READER_ROLE) {
      refuse(session ? 403 : 401);
    } else if (chapter === 'openapi.json') {
      response.type('json').send(await readFile(join(BOOK, chapter)));
    } else {
      const markdown = await readChapter(chapter);
      if (markdown === undefined) refuse(404);
      else
        response.type('html').send(page(basePath, `<main lang="en">${await toHtml.parse(markdown)}</main>`, language));
    }
  };
};
