/** The page of an entry while it is being written: the site's own components under the site's own stylesheet. */
import { useDeferredValue, useMemo } from 'react';
import type { ComponentType } from 'react';
import { bindBrandCard } from '#components/mdx/brand-card.tsx';
import { vocabulary } from '#components/mdx/vocabulary.ts';
import { Icon } from '#components/icon.tsx';
import { dateLabel, issueLabel, issuerLabel, yearLabel } from '#lib/briefing-label.ts';
import { entryFacts } from '#lib/entry-facts.ts';
import type { EntryFact } from '#lib/entry-facts.ts';
import type { Briefing } from '#model/kinds/briefing.ts';
import { kindOf } from '#model/kinds.ts';
import type { EntryName } from '#model/kinds.ts';
import { formatPartialDate, parsePartialDate } from '#model/partial-date-words.ts';
import { valuesAt } from '#model/value-at.ts';
import { wordingNote } from '#model/wording-words.ts';
import { useBrandCards } from './brand-cards.ts';
import { fieldsOf } from '../entry-text.ts';
import { WORDS } from '../issue-text.ts';
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
          {'provenance' in kindOf(name).fields && <ProvenancePreview given={data['provenance']} />}
          <Corrections given={data['corrections']} />
        </article>
      </main>
    );
  };
}

/** The preview of a briefing: its head, then its articles in order, then its imprint. */
export function BriefingPreview(props: PreviewProps) {
  const data = dataOf(props);
  const issue = fieldsOf(data) as unknown as Briefing;
  const described = Array.isArray(data['articles']) ? (data['articles'] as readonly Data[]) : [];
  return (
    <main className="page" ref={nameFrame}>
      <div className="issue-head">
        <p className="issue-series">{issue.series ?? '简报'}</p>
        <p>
          {yearLabel(issue)} {issueLabel(issue)}
        </p>
        <p className="issue-line">
          <span>{issuerLabel(issue)}</span>
          <span>{dateLabel(issue)}</span>
        </p>
      </div>
      <p className="wording-note">{wordingNote(issue.wording)}</p>
      {text(issue.campaign) !== '' && <p className="lead">主题活动：{issue.campaign}</p>}
      {text(issue.editorNote) !== '' && <p className="lead">编者按：{issue.editorNote}</p>}
      {described.map((article, at) => (
        <ArticlePreview key={at} article={article} />
      ))}
      {issue.imprint && <ImprintPreview imprint={issue.imprint} />}
      {text(issue.yearBasis) !== '' && <p className="note">{issue.yearBasis}</p>}
      <Corrections given={data['corrections']} />
    </main>
  );
}

/** Drawn anew only when its own words change; the box that is typed into is drawn first. */
function ArticlePreview({ article }: { readonly article: Data }) {
  const words = useDeferredValue(text(article[WORDS]));
  const drawn = useMemo(() => renderBody(words, { img: BodyPicture as unknown as Drawn }, false), [words]);
  const lines = Array.isArray(article['titleLines']) ? article['titleLines'].map(text) : [];
  const shown = lines.some((line) => line !== '') ? lines : ['还没有标题'];
  return (
    <article>
      <header className="page-head">
        {text(article['column']) !== '' && <p className="kicker">{text(article['column'])}</p>}
        <h1>{shown.map((line, at) => [at > 0 && <br key={at} />, line])}</h1>
        {text(article['subtitle']) !== '' && <p className="lead">——{text(article['subtitle'])}</p>}
        {text(article['summary']) !== '' && <p className="lead">{text(article['summary'])}</p>}
      </header>
      <div className="prose">{drawn}</div>
      {text(article['credit']) !== '' && <p className="credit">（{text(article['credit'])}供稿）</p>}
      <Byline given={article['byline']} />
    </article>
  );
}

function Byline({ given }: { readonly given: unknown }) {
  const items = Array.isArray(given) ? given.map(text).filter((item) => item !== '') : [];
  return items.length === 0 ? null : <p className="credit">（{items.join('　')}）</p>;
}

function ImprintPreview({ imprint }: { readonly imprint: NonNullable<Briefing['imprint']> }) {
  const { reportedTo, sentTo, distributedTo, printedBy, copies, staff, lines } = imprint;
  const rows = [
    ['报', reportedTo?.join('、')],
    ['送', sentTo?.join('、')],
    ['发', distributedTo?.join('、')],
    ['印发', printedBy],
    ['份数', copies === undefined ? undefined : `共印${copies}份`],
    ['编务', staff?.join('　')],
    ['原件', lines?.join('\n')],
  ] as const;
  return (
    <dl className="imprint">
      {rows.map(([label, words]) =>
        words === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {words.split('\n').map((line, at) => (
                <p key={at}>{line}</p>
              ))}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** 推审定 of whoever was chosen so; what is not said is said to be missing. */
function ProvenancePreview({ given }: { readonly given: unknown }) {
  const steps = (typeof given === 'object' && given !== null ? given : {}) as Readonly<
    Record<string, Data | undefined>
  >;
  return (
    <section className="beside">
      <h2>推审定</h2>
      <Facts
        facts={(['recommended', 'reviewed', 'decided'] as const).map((name, at) => {
          const on = text(steps[name]?.['on']);
          const day = parsePartialDate(on) ? `（${formatPartialDate(on)}）` : '';
          return { label: ['推', '审', '定'][at] ?? '', text: (text(steps[name]?.['by']) || '未载明') + day };
        })}
      />
    </section>
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
