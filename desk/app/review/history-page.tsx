/** The history of an entry: what it was at each step, any two versions compared as a page, any version brought back. */
import { useCallback, useEffect, useState } from 'react';
import { fileOf } from '#model/editable.ts';
import type { EditableName } from '#model/editable.ts';
import type { Version } from '../../api/history-answer.ts';
import { currentContent, historyOf, restoreVersion, sentenceOf, versionText } from '../api-client.ts';
import { useFollowed } from '../shell/follow.ts';
import { ComparisonView } from './comparison-view.tsx';
import { hasBody, PageFrame } from './page-frame.tsx';

interface HistoryProps {
  readonly collection: EditableName;
  readonly slug: string;
}

export function HistoryPage({ collection, slug }: HistoryProps) {
  const path = fileOf(collection, slug);
  const { value: versions, trouble } = useFollowed(useCallback(() => historyOf(path), [path]));
  if (trouble !== undefined) return <p role="alert">{sentenceOf(trouble)}</p>;
  if (!versions) return <p>正在读取……</p>;
  return (
    <>
      <h1>历史和以前的版本</h1>
      {versions.length === 0 ? <p>还没有存过。</p> : <Versions {...{ collection, slug, path, versions }} />}
    </>
  );
}

interface VersionsProps extends HistoryProps {
  readonly path: string;
  readonly versions: readonly Version[];
}

function Versions({ collection, slug, path, versions }: VersionsProps) {
  const changed = versions.filter(({ changed: has }) => has);
  const [from, setFrom] = useState(before(changed)?.commit ?? '');
  const [to, setTo] = useState(changed[0]?.commit ?? '');
  return (
    <>
      <fieldset className="approvals-versions">
        <legend>选两个版本相比</legend>
        <ol>
          {versions.map((version) => (
            <li key={version.commit}>
              <Choice name="from" label="从" version={version} chosen={from} onChoose={setFrom} />
              <Choice name="to" label="到" version={version} chosen={to} onChoose={setTo} />
              <span>
                <b>{version.step}</b>　{version.name}　<time>{version.time}</time>
                {!version.published && '　未发布'}
                {version.note !== undefined && <q>{version.note}</q>}
              </span>
            </li>
          ))}
        </ol>
      </fieldset>
      {from !== '' && to !== '' && <Compared {...{ collection, slug, path, from, to }} />}
    </>
  );
}

/** What the newest version is compared with first: what was published with what was published before. */
function before([newest, ...others]: readonly Version[]): Version | undefined {
  const isPublic = ({ step, published }: Version) => published && step !== '保存' && step !== '恢复';
  return newest && (others.find((one) => !isPublic(newest) || isPublic(one)) ?? newest);
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly version: Version;
  readonly chosen: string;
  readonly onChoose: (commit: string) => void;
}

function Choice({ name, label, version: { commit, time, step }, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="approvals-check">
      <input type="radio" name={name} checked={chosen === commit} onChange={() => onChoose(commit)} />
      {label}
      <span className="approvals-hidden">
        {time}的{step}
      </span>
    </label>
  );
}

interface ComparedProps extends HistoryProps {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

function Compared({ collection, slug, path, from, to }: ComparedProps) {
  const [texts, setTexts] = useState<readonly [string, string]>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    let isCurrent = true;
    Promise.all([versionText(path, from), versionText(path, to)]).then(
      (read) => isCurrent && setTexts(read),
      (error: unknown) => isCurrent && setSaid(sentenceOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [path, from, to]);
  const bringBack = () => {
    currentContent(path)
      .then((seen) => restoreVersion(path, to, seen))
      .then(
        () => {
          location.hash = `#review/${collection}/${slug}`;
        },
        (error: unknown) => setSaid(sentenceOf(error)),
      );
  };
  if (!texts) return <p role="status">{said || '正在读取……'}</p>;
  const [before, after] = texts;
  return (
    <>
      <h2>改了什么</h2>
      <ComparisonView {...{ collection, before, after, hasBody: hasBody(collection) }} />
      <h2>“到”的这个版本</h2>
      {after === '' ? <p>这一步把页面撤下了，没有文字。</p> : <PageFrame collection={collection} raw={after} />}
      <p role="status" className="desk-trouble">
        {said}
      </p>
      {after !== '' && (
        <p className="approvals-buttons">
          <button type="button" onClick={bringBack}>
            把这个版本恢复成草稿
          </button>
          <span className="approvals-small">恢复以后和别的草稿一样，要经过推、审、定才上网。</span>
        </p>
      )}
    </>
  );
}
