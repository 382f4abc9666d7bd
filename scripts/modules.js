// @ts-check
/**
 * The modules of the program: what each may import, and why. ESLint holds this table
 * (eslint.config.js) and docs/architecture.md repeats it (scripts/modules.test.ts).
 * A module may import itself and npm packages. The longest path that fits a file is its module.
 *
 * @typedef {object} Module
 * @property {string} path
 * @property {readonly string[]} may Modules whose values it may import.
 * @property {readonly string[]} [types] Modules of which it may import types only.
 * @property {string} why
 */

const CORE = ['src/model', 'src/lib', 'src/entry-file'];

/** @type {readonly Module[]} */
export const modules = [
  { path: 'src/model', may: [], why: 'Says what content is and depends on nothing but Zod' },
  { path: 'src/lib', may: ['src/model'], why: 'Pure functions on the model, testable without Astro or a disk' },
  {
    path: 'src/entry-file',
    may: ['src/lib'],
    why: 'Reads and writes the file of one entry: its parts, its fields, its body, byte for byte',
  },
  {
    path: 'src/archive',
    may: CORE,
    why: 'Turns files into checked entries and knows nothing of pages',
  },
  {
    path: 'src/outputs',
    may: [...CORE, 'src/archive', 'program'],
    why: 'Makes files of the archive (print, Word, WeChat, open data) and knows nothing of pages',
  },
  {
    path: 'src',
    may: [...CORE, 'src/archive'],
    why: 'What a bundle is joined from: the settings as data (`#site`), and the model with the loader',
  },
  {
    path: 'src/queries',
    may: [...CORE, 'src/archive', 'src', 'src/components', 'src/outputs'],
    why: 'The only caller of `getCollection`; hands plain data to pages',
  },
  {
    path: 'src/components',
    may: [...CORE, 'src', 'src/styles', 'src/islands'],
    why: 'Components take props and give HTML; a page queries for them',
  },
  {
    path: 'src/layouts',
    may: [...CORE, 'src', 'src/components', 'src/styles', 'src/queries', 'src/islands'],
    why: 'Layouts arrange components; of the queries they know the types and the menu',
  },
  {
    path: 'src/pages',
    may: ['src', 'src/queries', 'src/components', 'src/layouts', 'src/styles', 'src/islands'],
    why: 'A page only routes: query, layout, components',
  },
  {
    path: 'src/prerender',
    may: [...CORE, 'src/archive', 'src/outputs', 'program'],
    why: 'Writes the pages of a site, with Astro or with what Astro built before; knows no page',
  },
  {
    path: 'src/styles',
    may: ['src/lib'],
    why: 'Cascade layers, tokens, and what old browsers get instead; the one red is told them',
  },
  { path: 'src/search/format', may: [], why: 'The files of the index, as writer and reader agree on them' },
  {
    path: 'src/search/read',
    may: ['src/search/format'],
    why: 'Answers a query in the reader’s browser; works on the index, not on pages or collections',
  },
  {
    path: 'src/search/write',
    may: ['src/search/format'],
    why: 'Writes the index from records; knows nothing of who reads it',
  },
  {
    path: 'src/indexing',
    may: [...CORE, 'src/archive', 'src/search/format', 'src/search/write'],
    why: 'Tells search what the archive holds; of pages it knows only their HTML',
  },
  {
    path: 'src/islands',
    may: [...CORE, 'src/search/format', 'src/search/read', 'src/styles'],
    why: 'Runs in the reader’s browser: plain HTML in, asks search, nothing else',
  },
  { path: 'checks', may: CORE, why: 'Judges texts; is told the words and the office, reads no file' },
  { path: 'importer/word', may: CORE, types: ['importer'], why: 'What the two formats of Word share' },
  {
    path: 'importer/lines',
    may: CORE,
    types: ['importer'],
    why: 'What a line of text says of itself, whatever its file',
  },
  {
    path: 'importer/recognise',
    may: [...CORE, 'importer/lines'],
    types: ['importer'],
    why: 'Finds the parts of a briefing in what a reader gave; knows no file format',
  },
  {
    path: 'importer/write',
    may: [...CORE, 'importer/lines'],
    types: ['importer'],
    why: 'Writes a draft as a content file, as JSON and as a report',
  },
  {
    path: 'importer/ocr',
    may: ['src/lib'],
    types: ['importer'],
    why: 'Reads pictures of pages by machine, where it is installed and asked for',
  },
  ...Object.entries({
    doc: ['importer/word'],
    docx: ['importer/word'],
    html: [],
    mail: ['importer/doc', 'importer/html'],
    odt: ['importer/docx'],
    ofd: ['importer/docx', 'importer/pdf'],
    pdf: ['importer/ocr'],
    rtf: [],
    txt: [],
  }).map(([format, others]) => ({
    path: `importer/${format}`,
    may: ['src/lib', 'importer', 'importer/lines', ...others],
    why: `Bytes of a file to its visible text (${format.toUpperCase()}); knows no briefing`,
  })),
  {
    path: 'importer',
    may: [
      ...CORE,
      'importer/doc',
      'importer/docx',
      'importer/html',
      'importer/lines',
      'importer/mail',
      'importer/odt',
      'importer/ofd',
      'importer/pdf',
      'importer/rtf',
      'importer/txt',
      'importer/recognise',
      'importer/write',
    ],
    why: 'Bytes to data to drafts, in Node and in the browser; knows nothing of the site',
  },
  {
    path: 'desk/api',
    may: ['src/model', 'src/lib'],
    types: ['checks'],
    why: 'What the desk’s page and its server say to each other',
  },
  {
    path: 'desk/server',
    may: [...CORE, 'src/archive', 'checks', 'desk/api', 'program', 'publication'],
    why: 'Carries content from the form to git and starts the build; knows nothing of pages',
  },
  {
    path: 'desk/app/forms',
    may: [...CORE, 'desk/api', 'desk/app', 'desk/app/backends'],
    why: 'The boxes of the forms, made from the model',
  },
  {
    path: 'desk/app/paste',
    may: [...CORE, 'importer', 'importer/lines', 'importer/recognise', 'importer/write'],
    why: 'What is on a clipboard to blocks of a body; knows no form and asks nobody',
  },
  {
    path: 'desk/app/body',
    may: [...CORE, 'desk/app', 'desk/app/forms', 'desk/app/paste'],
    why: 'The editor of a body: blocks that keep their bytes until they are changed',
  },
  {
    path: 'desk/app/preview',
    may: [...CORE, 'src/archive', 'src', 'src/components', 'desk/app', 'desk/app/body', 'desk/app/forms'],
    why: 'The page of an entry while it is written, drawn by the site’s own components',
  },
  {
    path: 'desk/app/lists',
    may: [...CORE, 'desk/api', 'desk/app'],
    why: 'The lists, the board and the pictures, a page at a time as the server answers',
  },
  {
    path: 'desk/app/backends',
    may: [...CORE, 'src', 'desk/api', 'desk/app', 'desk/app/findings', 'desk/app/shell'],
    types: ['checks'],
    why: 'Where Decap reads and writes: the desk’s server, or a forge',
  },
  {
    path: 'desk/app/findings',
    may: [...CORE, 'desk/app', 'desk/app/body'],
    types: ['desk/api'],
    why: 'What the checks found, named by the fields of the form, and the way there',
  },
  {
    path: 'desk/app/shell',
    may: [...CORE, 'src', 'src/archive', 'checks', 'desk/app', 'desk/app/findings'],
    types: ['desk/api'],
    why: 'What stands around Decap: sign-in, builds, findings, history, withdrawal',
  },
  {
    path: 'desk/app/review',
    may: [...CORE, 'src/components', 'desk/app', 'desk/app/preview', 'desk/app/shell'],
    types: ['desk/api'],
    why: 'A draft as whoever decides reads it: the page, what changed, what is open, and its history',
  },
  {
    path: 'desk/app/inbox',
    may: [...CORE, 'desk/app', 'desk/app/review', 'desk/app/shell'],
    types: ['desk/api', 'desk/app/lists'],
    why: 'What waits for whom, since when, and what is done with many drafts at once',
  },
  {
    path: 'desk/app/accounts',
    may: [...CORE, 'desk/app', 'desk/app/forms', 'desk/app/shell'],
    types: ['desk/api'],
    why: 'Accounts, the own password, and what is told outside the desk',
  },
  {
    path: 'desk/app',
    may: [
      ...CORE,
      'desk/api',
      'desk/app/forms',
      'desk/app/body',
      'desk/app/preview',
      'desk/app/backends',
      'desk/app/lists',
      'desk/app/findings',
      'desk/app/inbox',
      'desk/app/shell',
    ],
    why: 'The desk in the browser: starts Decap with our parts; asks the server over HTTP only',
  },
  {
    path: 'desk/import',
    may: [...CORE, 'desk/api', 'importer', 'importer/pdf', 'importer/recognise', 'importer/write'],
    why: 'The page that imports at the desk; files stay in the browser',
  },
  {
    path: 'desk',
    may: [
      ...CORE,
      'src/archive',
      'checks',
      'desk/api',
      'desk/app/forms',
      'desk/app/backends',
      'desk/import',
      'desk/server',
    ],
    why: 'Builds the desk’s pages, and lays them beside a site',
  },
  {
    path: 'program',
    may: [...CORE, 'src/archive'],
    why: 'The program’s own files, its Node, and which office is meant',
  },
  {
    path: 'publication',
    may: [
      ...CORE,
      'src/archive',
      'src/indexing',
      'src/outputs',
      'src/prerender',
      'checks',
      'desk',
      'desk/server',
      'program',
    ],
    why: 'From an office’s folder to a whole site, or to the reasons why not',
  },
  {
    path: 'verify',
    may: [...CORE, 'src/search/format', 'src/search/read', 'src/indexing'],
    why: 'Judges a built site by its files and is told the settings; knows nothing of how pages are made',
  },
  { path: 'demo', may: CORE, why: 'Writes an invented office as an editor would; knows nothing of the site' },
  {
    path: 'scripts',
    may: [
      ...CORE,
      'src/archive',
      'src/outputs',
      'checks',
      'demo',
      'desk',
      'desk/api',
      'desk/import',
      'desk/server',
      'importer',
      'importer/ocr',
      'importer/pdf',
      'importer/write',
      'program',
      'publication',
      'verify',
    ],
    why: 'What the commands run: arguments in, words and an exit code out',
  },
  { path: 'bin', may: ['scripts'], why: 'The one command' },
  {
    path: 'bench',
    may: [
      ...CORE,
      'src/archive',
      'demo',
      'desk',
      'program',
      'publication',
      'src/search/format',
      'src/search/read',
      'src/search/write',
      'importer',
      'importer/ocr',
      'importer/pdf',
      'importer/recognise',
      'tests',
    ],
    why: 'Measures whole jobs beside peers; ships with nothing',
  },
  { path: 'tests', may: [], why: 'Looks at every module from outside; no module but the benchmarks may import it' },
];
