/**
 * The fact ledger. On a case, deputy or brand page every figure and every
 * quoted term names the briefing paragraph it comes from, and must really
 * stand there; in frontmatter and headings it must stand in the cited article.
 */
import { concepts } from '#model/concepts.ts';
import type { Control } from '#model/field.ts';
import { showings } from '#model/showing.ts';
import type { ShowingName } from '#model/showing.ts';
import { readMdx } from '#lib/mdx-document.ts';
import type { MdxElement } from '#lib/mdx-document.ts';
import type { Archive, Entry } from './archive.ts';
import { CitedText } from './cited-text.ts';
import type { Problem } from './problem.ts';

type Story = Entry<'cases'> | Entry<'deputies'> | Entry<'brands'>;

/** A run of Arabic figures, or words in quotation marks. */
const FACT = /\d+(?:[.,]\d+)*|“[^”]+”/gu;
/** Fields that are codes or dates, not words for readers. */
const NOT_WORDS = new Set(['source', 'sources', 'publishedAt', 'provenance']);

export function checkLedger(archive: Archive): Problem[] {
  const cited = new CitedText(archive.briefings);
  const brands = new Set(archive.brands.map((brand) => brand.id));
  const stories: Story[] = [...archive.cases, ...archive.deputies, ...archive.brands];
  return [
    ...stories.flatMap((story) => [...checkFields(story, cited), ...checkBody(story, cited, brands)]),
    ...[...archive.mechanisms, ...archive.glossary].flatMap((entry) => checkExplanation(entry, cited)),
  ];
}

function factsIn(text: string): string[] {
  return text.match(FACT) ?? [];
}

function checkFields(story: Story, cited: CitedText): Problem[] {
  const found = cited.find(story.data.source);
  if ('missing' in found) return [at(story, ['source'], found.missing)];
  return wordsOf(story).flatMap(({ path, text }) =>
    factsIn(text)
      .filter((fact) => !found.text.includes(fact))
      .map((fact) =>
        at(story, path, `出处「${story.data.source}」里没有「${fact}」。请改成与简报一致的写法，或删去。`),
      ),
  );
}

function checkExplanation(entry: Entry<'mechanisms'> | Entry<'glossary'>, cited: CitedText): Problem[] {
  const found = (entry.data.sources ?? []).map((source) => cited.find(source));
  const missing = found.flatMap((one, index) => ('missing' in one ? [at(entry, ['sources', index], one.missing)] : []));
  const text = found.map((one) => ('text' in one ? one.text : '')).join('\n');
  return [
    ...missing,
    ...wordsOf(entry).flatMap(({ path, text: words }) =>
      factsIn(words)
        .filter((fact) => !text.includes(fact))
        .map((fact) => at(entry, path, `所列出处的段落里没有「${fact}」。请改成与简报一致的写法，或补上出处。`)),
    ),
  ];
}

function wordsOf(entry: Entry): { path: PropertyKey[]; text: string }[] {
  return Object.entries(concepts[entry.collection].fields)
    .filter(([name]) => !NOT_WORDS.has(name))
    .flatMap(([name, field]) =>
      strings((entry.data as Record<string, unknown>)[name], field.control, [name]).map(({ path, text }) => ({
        path,
        text,
      })),
    );
}

interface Words {
  readonly path: PropertyKey[];
  readonly text: string;
  readonly verbatim: boolean;
}

/** Every string a reader sees in a value, with where it stands and how it is checked. */
function strings(value: unknown, control: Control, path: PropertyKey[], verbatim = false): Words[] {
  const exact = verbatim || control.verbatim === true;
  if (typeof value === 'string') {
    return control.widget === 'string' || control.widget === 'text' ? [{ path, text: value, verbatim: exact }] : [];
  }
  if (Array.isArray(value) && control.item) {
    const { item } = control;
    return value.flatMap((part, index) => strings(part, item, [...path, index], exact));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(control.fields ?? {}).flatMap(([name, inner]) =>
    strings((value as Record<string, unknown>)[name], inner, [...path, name], exact),
  );
}

function checkBody(story: Story, cited: CitedText, brands: ReadonlySet<string>): Problem[] {
  const { elements, words, findings } = readMdx(story.body);
  const line = (bodyLine: number) => story.bodyLine + bodyLine - 1;
  const article = cited.find(story.data.source);
  const articleText = 'text' in article ? article.text : '';
  return [
    ...findings.map((finding) => ({ file: story.file, line: line(finding.line), message: finding.message })),
    ...words.flatMap((one) =>
      factsIn(one.text)
        .filter((fact) => !one.heading || !articleText.includes(fact))
        .map((fact) => ({
          file: story.file,
          line: line(one.line),
          message: one.heading
            ? `小标题里的「${fact}」在出处「${story.data.source}」里找不到，请改成与简报一致的写法。`
            : `「${fact}」没有注明出处，请写成 <Fact source="${story.data.source}#p段号">${fact}</Fact>。`,
        })),
    ),
    ...elements.flatMap((element) =>
      checkElement(element, cited, brands).map((problem) => ({
        file: story.file,
        line: line(element.line),
        ...problem,
      })),
    ),
  ];
}

type ElementProblem = Omit<Problem, 'file' | 'line'>;

function checkElement(element: MdxElement, cited: CitedText, brands: ReadonlySet<string>): ElementProblem[] {
  if (!isShowing(element.name)) {
    const known = Object.entries(showings).map(([name, { label }]) => `${name}（${label}）`);
    return [{ message: `没有 <${element.name}> 这个组件。可以用的有：${known.join('、')}。` }];
  }
  const showing = showings[element.name];
  const checked = showing.schema.safeParse(element.props);
  if (!checked.success) {
    return checked.error.issues.map((issue) => ({
      field: [element.name, ...issue.path].join('.'),
      message: issue.message,
    }));
  }
  if (element.name === 'BrandCard') {
    const brand = String(element.props['brand']);
    return brands.has(brand)
      ? []
      : [{ field: 'BrandCard.brand', message: `工作品牌里没有「${brand}」。已有的编码：${[...brands].join('、')}。` }];
  }
  return checkCited(element, element.name, cited);
}

function checkCited(element: MdxElement, name: ShowingName, cited: CitedText): ElementProblem[] {
  const source = String(element.props['source']);
  const found = cited.find(source);
  if ('missing' in found) return [{ field: `${name}.source`, message: found.missing }];
  const said = Object.entries(showings[name].fields)
    .filter(([prop]) => prop !== 'source')
    .flatMap(([prop, field]) => strings(element.props[prop], field.control, [prop]));
  if (showings[name].children === 'verbatim') {
    if (element.text.trim() === '') return [{ field: name, message: `<${name}> 里面没有文字。` }];
    said.push({ path: [], text: element.text, verbatim: true });
  }
  return said
    .flatMap(({ path, text, verbatim }) => (verbatim ? [text] : factsIn(text)).map((fact) => ({ path, fact })))
    .filter(({ fact }) => !found.text.includes(fact))
    .map(({ path, fact }) => ({
      field: [name, ...path].join('.'),
      message: `简报「${source}」这一段里没有「${fact}」。请核对段号，或改成与简报一致的写法。`,
    }));
}

function isShowing(name: string): name is ShowingName {
  return Object.hasOwn(showings, name);
}

function at(entry: Entry, path: readonly PropertyKey[], message: string): Problem {
  return { file: entry.file, line: entry.lineOf(path), field: path.join('.'), message };
}
