/**
 * The fact ledger. On the page of a story every figure in digits and
 * every quotation names the briefing paragraph it comes from, and must really
 * stand there; in frontmatter and headings, and written in Chinese numerals,
 * it must stand in the cited article.
 */
import type { Kind } from '#model/kind.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { KindsWith } from '#model/kinds.ts';
import type { Control } from '#model/field.ts';
import { mdxComponents } from '#model/mdx-components.ts';
import type { MdxComponentName } from '#model/mdx-components.ts';
import { readMdx } from '#lib/mdx-document.ts';
import type { MdxElement, MdxPassage } from '#lib/mdx-document.ts';
import type { Archive, Entry } from './entry.ts';
import { CitedText } from './cited-text.ts';
import { FactText } from './facts.ts';
import type { Fact } from './facts.ts';
import { errorAt, inFile } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { UncitedPhrases } from './uncited-phrases.ts';

type HeldBy<L extends Kind['ledger']> = KindsWith<{ readonly ledger: L }>;
type Story = Entry<HeldBy<'article'>>;
type Explanation = Entry<HeldBy<'paragraphs'>>;

const RULE = 'ledger';

/** The entries of an archive that are held in one way. */
function heldBy<L extends Kind['ledger']>(archive: Archive, ledger: L): Entry<HeldBy<L>>[] {
  const names = kindNames.filter((name) => kindOf(name).ledger === ledger) as HeldBy<L>[];
  return names.flatMap((name) => archive[name] as readonly Entry<HeldBy<L>>[]);
}

/** @param cited the briefings of the archive; given by whoever checks many archives with the same ones. */
export function checkLedger(archive: Archive, cited = new CitedText(archive.briefings)): Diagnostic[] {
  const brands = new Set(archive.brands.map((brand) => brand.id));
  return [
    ...heldBy(archive, 'article').flatMap((story) => checkStory(story, cited, brands)),
    ...heldBy(archive, 'paragraphs').flatMap((entry) => checkExplanation(entry, cited)),
  ];
}

function checkStory(story: Story, cited: CitedText, brands: ReadonlySet<string>): Diagnostic[] {
  const own = new UncitedPhrases(story.data.uncited);
  const found = cited.find(story.data.source);
  const article = 'text' in found ? found.text : undefined;
  return [
    ...('missing' in found ? [at(story, ['source'], found.missing)] : []),
    ...(article ? checkWords(story, article, `出处「${story.data.source}」里`, own) : []),
    ...new BodyCheck(story, cited, brands, article, own).diagnostics(),
    ...idle(story, own),
  ];
}

function checkExplanation(entry: Explanation, cited: CitedText): Diagnostic[] {
  const own = new UncitedPhrases(entry.data.uncited);
  const { sources = [] } = entry.data;
  const found = sources.map((source) => cited.find(source));
  const missing = found.flatMap((one, index) => ('missing' in one ? [at(entry, ['sources', index], one.missing)] : []));
  const text = new FactText(found.map((one) => ('text' in one ? one.text.text : '')).join('\n'));
  // A word explained without a source is general knowledge: nothing to hold its ordinary numerals against.
  const chinese = sources.length > 0;
  return [...missing, ...checkWords(entry, text, '所列出处的段落里', own, chinese), ...idle(entry, own)];
}

/** The words of an entry's fields against one text. */
function checkWords(entry: Entry, source: FactText, where: string, own: UncitedPhrases, chinese = true): Diagnostic[] {
  return Object.entries(kindOf(entry.collection).fields)
    .flatMap(([name, field]) => strings((entry.data as Record<string, unknown>)[name], field.control, [name]))
    .flatMap(({ path, text }) => {
      const story = new FactText(text);
      return story.facts
        .filter((fact) => (chinese || !fact.chinese) && !own.cover(story, fact))
        .flatMap((fact) => doubt(fact, story, source, where))
        .map((said) => at(entry, path, said));
    });
}

/** Phrases that are declared for nothing would one day cover what they were not meant for. */
function idle(entry: Story | Explanation, own: UncitedPhrases): Diagnostic[] {
  return own.idle.map(({ index, phrase }) =>
    at(entry, ['uncited', index], `文中没有用到「${phrase}」，或者其中没有汉字数和引号。请删去这一项。`),
  );
}

/** What is to be said of a fact that does not stand in a source: one sentence or none. */
function doubt(fact: Fact, story: FactText, source: FactText, where: string): string[] {
  const { words, figure } = fact;
  if (figure === undefined) return source.holds(words) ? [] : [`${where}没有「${words}」。${MEND}${OWN}`];
  const trouble = source.troubleWith(figure, story);
  if (trouble === undefined) return [];
  if (trouble === 'missing') return [`${where}没有「${words}」。${MEND}${fact.chinese ? OWN : ''}`];
  return [
    `${where}还有「${trouble.rivals.join('」「')}」，看不出「${words}」说的是哪一个。请核对，并把这个数前后的字照简报写。`,
  ];
}

const MEND = '请改成与简报一致的写法，或删去。';
const OWN = '不是简报里的数或话，就写进「不是出自简报的说法」（uncited）。';

interface Words {
  readonly path: PropertyKey[];
  readonly text: string;
  readonly verbatim: boolean;
}

/** Every string a reader sees in a value, with where it stands and how it is checked. */
function strings(value: unknown, control: Control, path: PropertyKey[], verbatim = false): Words[] {
  if (control.unheld === true || control.cites !== undefined) return [];
  const exact = verbatim || control.verbatim === true;
  if (typeof value === 'string') {
    return control.widget === 'string' || control.widget === 'text' ? [{ path, text: value, verbatim: exact }] : [];
  }
  if (Array.isArray(value) && control.item) {
    const { item } = control;
    return value.flatMap((part, index) => strings(part, item, [...path, index], exact));
  }
  if (typeof value !== 'object' || value === null) return [];
  const found: Words[] = [];
  for (const [name, inner] of Object.entries(control.fields ?? {})) {
    const words = strings((value as Record<string, unknown>)[name], inner, [...path, name], exact);
    const before = found.at(-1);
    if (inner.readOn === true && before) {
      found[found.length - 1] = { ...before, text: [before, ...words].map(({ text }) => text).join('') };
    } else found.push(...words);
  }
  return found;
}

/** What is said of a component, and of which of its props. */
interface Said {
  readonly field?: string;
  readonly said: string;
}

/** The body of one story: its components, and the words that are read around and in them. */
class BodyCheck {
  readonly #story: Story;
  readonly #cited: CitedText;
  readonly #brands: ReadonlySet<string>;
  readonly #article: FactText | undefined;
  readonly #own: UncitedPhrases;

  constructor(
    story: Story,
    cited: CitedText,
    brands: ReadonlySet<string>,
    article: FactText | undefined,
    own: UncitedPhrases,
  ) {
    this.#story = story;
    this.#cited = cited;
    this.#brands = brands;
    this.#article = article;
    this.#own = own;
  }

  diagnostics(): Diagnostic[] {
    const { elements, passages, diagnostics } = readMdx(this.#story.body);
    const found = new Map(elements.map((element) => [element, this.#element(element)]));
    const sound = (element: MdxElement) => found.get(element)?.length === 0;
    return [
      ...diagnostics.map((one) => inFile(this.#story.file, this.#story.bodyLine - 1, one)),
      ...[...found].flatMap(([{ line }, all]) => all.map((one) => this.#at(line, one))),
      ...passages.flatMap((passage) => this.#passage(passage, sound)),
    ];
  }

  #at(line: number, { said, ...place }: Said): Diagnostic {
    return errorAt(RULE, { ...place, file: this.#story.file, line: this.#story.bodyLine + line - 1 }, said);
  }

  #passage({ heading, pieces }: MdxPassage, sound: (element: MdxElement) => boolean): Diagnostic[] {
    const story = new FactText(pieces.map(({ text }) => text).join(''));
    let end = 0;
    const placed = pieces.map((piece) => ({ ...piece, start: end, end: (end += piece.text.length) }));
    return story.facts.flatMap((fact) => {
      const touched = placed.filter((piece) => piece.start < (fact.figure?.end ?? fact.end) && piece.end > fact.start);
      const line = touched[0]?.line ?? 1;
      const cited = touched.find(({ element }) => element?.props['source'] !== undefined)?.element;
      if (cited === undefined) return this.#uncited(fact, story, heading).map((said) => this.#at(line, { said }));
      if (!sound(cited)) return [];
      if (fact.figure === undefined && touched.every(({ element }) => element === cited)) return [];
      const found = this.#cited.find(String(cited.props['source']));
      return 'text' in found
        ? doubt(fact, story, found.text, `简报「${String(cited.props['source'])}」这一段里`).map((said) =>
            this.#at(line, { field: cited.name, said }),
          )
        : [];
    });
  }

  /** A fact outside every component. */
  #uncited(fact: Fact, story: FactText, heading: boolean): string[] {
    const { source } = this.#story.data;
    if (this.#own.cover(story, fact)) return [];
    if (heading || fact.chinese) {
      return this.#article ? doubt(fact, story, this.#article, `出处「${source}」里`) : [];
    }
    return [
      `「${fact.words}」没有注明出处。请写成 <Fact source="${source}#p段号">${fact.words}</Fact>。${fact.figure ? '' : OWN}`,
    ];
  }

  #element(element: MdxElement): Said[] {
    if (!isMdxComponent(element.name)) {
      const known = Object.entries(mdxComponents).map(([name, { label }]) => `${name}（${label}）`);
      return [{ said: `没有 <${element.name}> 这个组件。可以用的有：${known.join('、')}。` }];
    }
    const checked = mdxComponents[element.name].schema.safeParse(element.props);
    if (!checked.success) {
      return checked.error.issues.map((issue) => ({
        field: [element.name, ...issue.path].join('.'),
        said: issue.message,
      }));
    }
    if (element.name === 'BrandCard') {
      const brand = String(element.props['brand']);
      return this.#brands.has(brand)
        ? []
        : [
            {
              field: 'BrandCard.brand',
              said: `工作品牌里没有「${brand}」。已有的编码：${[...this.#brands].join('、')}。`,
            },
          ];
    }
    return this.#citing(element, element.name);
  }

  #citing(element: MdxElement, name: MdxComponentName): Said[] {
    const source = String(element.props['source']);
    const found = this.#cited.find(source);
    if ('missing' in found) return [{ field: `${name}.source`, said: found.missing }];
    const said = Object.entries(mdxComponents[name].fields).flatMap(([prop, field]) =>
      strings(element.props[prop], field.control, [prop]),
    );
    if (mdxComponents[name].children === 'verbatim') {
      if (element.text.trim() === '')
        return [{ field: name, said: `<${name}> 里面没有文字。请写上照录的字，或删去它。` }];
      said.push({ path: [], text: element.text, verbatim: true });
    }
    const where = `简报「${source}」这一段里`;
    return said.flatMap(({ path, text, verbatim }) => {
      const field = [name, ...path].join('.');
      if (verbatim) {
        const said = `${where}没有「${text}」。请核对段号，或改成与简报一致的写法。`;
        return found.text.holds(text) ? [] : [{ field, said }];
      }
      const story = new FactText(text);
      return story.facts
        .filter((fact) => !this.#own.cover(story, fact))
        .flatMap((fact) => doubt(fact, story, found.text, where).map((said) => ({ field, said })));
    });
  }
}

function isMdxComponent(name: string): name is MdxComponentName {
  return Object.hasOwn(mdxComponents, name);
}

function at(entry: Entry, path: readonly PropertyKey[], said: string): Diagnostic {
  return errorAt(RULE, { file: entry.file, line: entry.lineOf(path), field: path.join('.') }, said);
}
