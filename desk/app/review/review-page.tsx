/** The view of whoever decides: the page as readers will see it, what changed, what is open, 同意 and 退回. */
import { useCallback, useEffect, useState } from 'react';
import type { EditableName } from '#model/editable.ts';
import type { OpenRemark, ReviewedDraft } from '../../api/inbox.ts';
import { sentenceOf } from '../api-client.ts';
import {
  addRemark,
  decideDrafts,
  draftPicture,
  moveDrafts,
  readReview,
  settleRemark,
  unscheduleDraft,
} from '../approvals-client.ts';
import { setChoiceSource, choiceSource } from '../choice-source.ts';
import { useEvents, useFollowed } from '../shell/follow.ts';
import { ComparisonView } from './comparison-view.tsx';
import { hasBody, PageFrame } from './page-frame.tsx';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { TimeDialog } from './time-dialog.tsx';

interface ReviewProps {
  readonly collection: EditableName;
  readonly slug: string;
  /** Who is signed in. */
  readonly own: string;
}

export function ReviewPage({ collection, slug, own }: ReviewProps) {
  useDraftPictures(collection, slug);
  const {
    value: draft,
    trouble,
    again,
  } = useFollowed(useCallback(() => readReview(collection, slug), [collection, slug]));
  const others = useOthers(`${collection}/${slug}`).filter((name) => name !== own);
  const [done, setDone] = useState('');
  if (done !== '') {
    return (
      <>
        <h1>{draft?.title ?? slug}</h1>
        <p role="status">{done}</p>
        <p>
          <a href="#waiting">看下一件等我办的</a>
        </p>
      </>
    );
  }
  const gone = trouble === undefined ? undefined : <p role="alert">{sentenceOf(trouble)}</p>;
  if (!draft) return gone ?? <p>正在读取……</p>;
  // What was read stays on the screen, whatever became of it meanwhile.
  return (
    <>
      {gone}
      <Review draft={draft} collection={collection} others={others} onChanged={again} onDone={setDone} />
    </>
  );
}

/** Pictures that a draft brings along are its own until it is published. */
function useDraftPictures(collection: EditableName, slug: string): void {
  useEffect(() => {
    const before = choiceSource();
    setChoiceSource({ ...before, pictureUrl: (name) => draftPicture({ collection, slug }, name) });
    return () => setChoiceSource(before);
  }, [collection, slug]);
}

/** Who else has the draft open. */
function useOthers(about: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEvents(({ type, names: there }) => type === 'presence' && setNames(there ?? []), about);
  return names;
}

interface DraftProps {
  readonly draft: ReviewedDraft;
  readonly collection: EditableName;
  readonly others: readonly string[];
  readonly onChanged: () => void;
  readonly onDone: (said: string) => void;
}

function Review({ draft, collection, others, onChanged, onDone }: DraftProps) {
  const [quote, setQuote] = useState<string>();
  const { title, kind, column, by, since, published, raw, remarks } = draft;
  return (
    <article className="approvals-review">
      <h1>{title}</h1>
      <p className="approvals-small">
        {kind}　{column}　{by}，<time>{since}</time>
        {others.length > 0 && <b>　正在看的还有：{others.join('、')}</b>}
      </p>
      <OpenQuestions draft={draft} remarks={remarks} onChanged={onChanged} />
      {published && (
        <section aria-labelledby="review-changes">
          <h2 id="review-changes">和网站上的相比</h2>
          <ComparisonView {...{ collection, before: published.raw, after: raw, hasBody: hasBody(collection) }} />
        </section>
      )}
      <section aria-labelledby="review-page">
        <h2 id="review-page">读者将看到的页面{published ? '' : '（新的页面）'}</h2>
        <PageFrame collection={collection} raw={raw} onParagraph={setQuote} />
      </section>
      <RemarkForm draft={draft} quote={quote} onQuote={setQuote} onChanged={onChanged} />
      <p className="approvals-buttons">
        <a href={`#history/${draft.collection}/${draft.slug}`}>历史和以前的版本</a>
        <a href={`./#/collections/${draft.collection}/entries/${draft.slug}`}>打开修改</a>
      </p>
      <Decision draft={draft} onChanged={onChanged} onDone={onDone} />
    </article>
  );
}

interface QuestionsProps {
  readonly draft: ReviewedDraft;
  readonly remarks: readonly OpenRemark[];
  readonly onChanged: () => void;
}

const remarkKinds = { remark: '批注', return: '退回的理由', doubt: '导入时的疑点' } as const;

function OpenQuestions({ draft, remarks, onChanged }: QuestionsProps) {
  const [trouble, setTrouble] = useState('');
  if (remarks.length === 0) return null;
  return (
    <section aria-labelledby="review-open">
      <h2 id="review-open">没有办结的（{remarks.length}）</h2>
      <p role="alert" className="desk-trouble">
        {trouble}
      </p>
      <ul className="approvals-open">
        {remarks.map(({ id, kind, text, quote, name, time }) => (
          <li key={id}>
            <p>
              <b>{remarkKinds[kind]}</b>　{text}
            </p>
            {quote !== undefined && <blockquote>{quote}……</blockquote>}
            <p className="approvals-small">
              {name}，{time}
              <button
                type="button"
                onClick={() =>
                  void settleRemark(draft, id).then(onChanged, (error: unknown) => setTrouble(sentenceOf(error)))
                }
              >
                办结
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RemarkProps {
  readonly draft: ReviewedDraft;
  readonly quote: string | undefined;
  readonly onQuote: (quote: string | undefined) => void;
  readonly onChanged: () => void;
}

function RemarkForm({ draft, quote, onQuote, onChanged }: RemarkProps) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState('');
  return (
    <form
      className="approvals-remark"
      onSubmit={(event) => {
        event.preventDefault();
        addRemark(draft, text, quote).then(
          () => {
            setText('');
            setTrouble('');
            onQuote(undefined);
            onChanged();
          },
          (error: unknown) => setTrouble(sentenceOf(error)),
        );
      }}
    >
      {quote !== undefined && (
        <p className="approvals-quote">
          {quote}……
          <button type="button" onClick={() => onQuote(undefined)}>
            改为对整篇
          </button>
        </p>
      )}
      <label>
        {quote === undefined ? '批注（对整篇；要批某一段，先点页面上的那一段）' : '批注这一段'}
        <textarea rows={2} maxLength={1000} required value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <p role="alert" className="desk-trouble">
        {trouble}
      </p>
      <button>留下批注</button>
    </form>
  );
}

type DecisionProps = Pick<DraftProps, 'draft' | 'onChanged' | 'onDone'>;

function useActions({ draft, onDone, onChanged }: DecisionProps) {
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const act = (doIt: () => Promise<void>, said: string | undefined) => {
    setBusy(true);
    doIt()
      .then(
        () => (said === undefined ? onChanged() : onDone(said)),
        (error: unknown) => setTrouble(sentenceOf(error)),
      )
      .finally(() => setBusy(false));
  };
  const { approve } = draft.may;
  return {
    trouble,
    busy,
    agree: () => {
      if (approve === 'publish') act(() => decideDrafts([draft]), '已经同意，正在更新网站。');
      else if (approve) act(() => moveDrafts([draft], approve), '已经同意，转到下一步。');
    },
    schedule: (at: string) => act(() => decideDrafts([draft], at), `已经同意，定在${at}发布。`),
    sendBack: (reason: string) => act(() => moveDrafts([draft], 'draft', reason), '已经退回，理由写在稿子上。'),
    takeBack: () => act(() => unscheduleDraft(draft), undefined),
  };
}

function Decision(props: DecisionProps) {
  const { draft } = props;
  const actions = useActions(props);
  const [asking, setAsking] = useState<'reason' | 'time'>();
  const { approve, sendBack } = draft.may;
  const close = () => setAsking(undefined);
  return (
    <div className="approvals-decision">
      <p role="alert" className="desk-trouble">
        {actions.trouble}
      </p>
      {draft.why !== undefined && <p className="approvals-small">{draft.why}</p>}
      {draft.at !== undefined && (
        <p>
          已经定在{draft.at}发布。
          <button type="button" disabled={actions.busy} onClick={actions.takeBack}>
            取消定时
          </button>
        </p>
      )}
      <p className="approvals-buttons">
        {approve !== undefined && (
          <button type="button" className="approvals-strong" disabled={actions.busy} onClick={actions.agree}>
            {approve === 'pending_review' ? '推荐' : '同意'}
          </button>
        )}
        {sendBack && (
          <button type="button" className="desk-grave" disabled={actions.busy} onClick={() => setAsking('reason')}>
            退回
          </button>
        )}
        {approve === 'publish' && (
          <button type="button" className="approvals-quiet" disabled={actions.busy} onClick={() => setAsking('time')}>
            定时……
          </button>
        )}
      </p>
      {asking === 'reason' && <ReasonDialog title="退回这篇稿子" onClose={close} onReason={actions.sendBack} />}
      {asking === 'time' && <TimeDialog onClose={close} onTime={actions.schedule} />}
    </div>
  );
}
