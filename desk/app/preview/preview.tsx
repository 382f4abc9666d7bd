/** The page of an entry while it is being written: the site's own components under the site's own stylesheet. */
import { useDeferredValue, useMemo } from 'react';
import type { ComponentType } from 'react';
import { splitArticles } from '#archive/briefing-body.ts';
import { bindBrandCard } from '#components/mdx/brand-card.tsx';
import { vocabulary } from '#components/mdx/vocabulary.ts';
import { Icon } from '#components/icon.tsx';
import { dateLabel, issueLabel, yearLabel } from '#lib/briefing-label.ts';
import { entryFacts } from '#lib/entry-facts.ts';
import type { EntryFact } from '#lib/entry-facts.ts';
import type { Briefing } from '#model/kinds/briefing.ts';
import { kindOf } from '#model/kinds.ts';
import type { EntryName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { wordingNote } from '#model/wording-words.ts';
import { useBrandCards } from './brand-cards.ts';
import { fieldsOf } from '../entry-text.ts';
import { BodyPicture } from '../body/image-block.tsx';
import { useNamed } from '../forms/named-choices.ts';
import { renderBody } from './render-body.tsx';

export interface PreviewProps {
  readonly entry: { getIn(path: readonly string[]): { toJS(): Record<string, unknown> } | undefined };
}

type Data = Readonly<Record<string, unknown>>;
type Drawn = ComponentType<Record<string, unknown>>;

/** The frame that Decap draws the preview in has no name of its own. */
export function nameFrame(page: HTMLElement | null): void {
  page?.ownerDocument.defaultView?.frameElement?.setAttribute('title', '网页预览');
}

export function dataOf({ entry }: PreviewProps): Data {
  return entry.getIn(['data'])?.toJS() ?? {};
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The preview of an entry with a page of its own: what stands under its title is what its kind names. */
export function entryPreview(name: EntryName) {
  const { label, title, extension } = kindOf(name);
  return function EntryPreview(props: PreviewProps) {
    const data = dataOf(props);
    // The box that is typed into is drawn first, the page after it.
    const body = useDeferredValue(text(data['body']));
    const components = useComponents(body);
    const drawn = useMemo(() => renderBody(body, components, true), [body, components]);
    const [icon] = useNamed('icons', [text(data['icon'])]);
    const published = text(data['publishedAt']);
    return (
      <main className="page" ref={nameFrame}>
        <article>
          <header className="page-head">
            {icon?.drawing && <Icon drawing={icon.drawing} large />}
            <p className="kicker">{label}</p>
            <h1>{text(valuesAt(data, title)[0]?.value) || '还没有标题'}</h1>
            {text(data['subtitle']) !== '' && <p className="lead">——{text(data['subtitle'])}</p>}
            <Facts
              facts={[
                ...entryFacts(name, fieldsOf(data)),
                ...(published === '' ? [] : [{ label: '上网时间', text: published }]),
              ]}
            />
            {text(data['summary']) !== '' && <p className="lead">{text(data['summary'])}</p>}
          </header>
          {extension !== '.yaml' && (
            <div className="reading">
              <div className="prose">{drawn}</div>
            </div>
          )}
          <Corrections given={data['corrections']} />
        </article>
      </main>
    );
  };
}

/** The preview of a briefing: its head, then its articles in order. */
export function BriefingPreview(props: PreviewProps) {
  const data = dataOf(props);
  const issue = fieldsOf(data) as unknown as Briefing;
  const body = useDeferredValue(text(data['body']));
  const articles = useMemo(
    () => splitArticles(body).articles.map(({ slug, markdown }) => ({ slug, drawn: renderBody(markdown, {}, false) })),
    [body],
  );
  const described = Array.isArray(data['articles']) ? (data['articles'] as readonly Data[]) : [];
  return (
    <main className="page" ref={nameFrame}>
      <div className="issue-head">
        <p className="issue-series">{issue.series ?? '简报'}</p>
        <p>
          {yearLabel(issue)} {issueLabel(issue)}
        </p>
        <p className="issue-line">
          <span>{issue.issuer ?? issue.imprint?.printedBy ?? '编印单位未载明'}</span>
          <span>{dateLabel(issue)}</span>
        </p>
      </div>
      <p className="wording-note">{wordingNote(issue.wording)}</p>
      {articles.map(({ slug, drawn }) => {
        const about = described.find((one) => one['slug'] === slug);
        const lines = Array.isArray(about?.['titleLines']) ? about['titleLines'].map(text) : [slug];
        return (
          <article key={slug}>
            <header className="page-head">
              <h1>{lines.map((line, at) => [at > 0 && <br key={at} />, line])}</h1>
              {text(about?.['summary']) !== '' && <p className="lead">{text(about?.['summary'])}</p>}
            </header>
            <div className="prose">{drawn}</div>
            {text(about?.['credit']) !== '' && <p className="credit">（{text(about?.['credit'])}供稿）</p>}
          </article>
        );
      })}
      <Corrections given={data['corrections']} />
    </main>
  );
}

function Facts({ facts }: { readonly facts: readonly EntryFact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(({ label, text: words }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Corrections({ given }: { readonly given: unknown }) {
  const corrections = Array.isArray(given) ? (given as readonly Data[]) : [];
  if (corrections.length === 0) return null;
  return (
    <section className="corrections">
      <h2>更正</h2>
      {corrections.map((one, at) => (
        <p key={at}>
          {text(one['at'])}　{text(one['text'])}
        </p>
      ))}
    </section>
  );
}

/** The vocabulary, with the cards of the published brands that the body names. */
function useComponents(body: string): Readonly<Record<string, Drawn>> {
  const brands = useBrandCards(
    [...body.matchAll(/<BrandCard\b[^>]*?\bbrand=["']([a-z0-9-]+)["']/g)].map(([, id]) => id ?? ''),
  );
  return useMemo(
    // Until the cards have come it is not known which of them are missing.
    () =>
      ({ ...vocabulary, img: BodyPicture, BrandCard: brands ? bindBrandCard(brands) : Nothing }) as unknown as Record<
        string,
        Drawn
      >,
    [brands],
  );
}

function Nothing() {
  return null;
}
