/** Who did what to an entry and when, and what each change of its words was. */
import { useEffect, useRef, useState } from 'react';
import { differenceOf, historyOf, sentenceOf } from '../api-client.ts';
import { SETTINGS_SLUG } from '#model/editable.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import type { DiffPart, Version } from '../../api/history-answer.ts';

interface DialogProps {
  readonly path: string;
  readonly onClose: () => void;
}

export function HistoryDialog({ path, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [versions, setVersions] = useState<readonly Version[]>();
  const [trouble, setTrouble] = useState('');
  const [shown, setShown] = useState<{ readonly commit: string; readonly parts: readonly DiffPart[] }>();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    historyOf(path).then(setVersions, (error: unknown) => setTrouble(sentenceOf(error)));
  }, [path]);
  const show = (version: Version, before: Version | undefined) => {
    const from = before?.commit ?? version.commit;
    differenceOf(path, from, version.commit).then(
      (parts) => setShown({ commit: version.commit, parts }),
      (error: unknown) => setTrouble(sentenceOf(error)),
    );
  };
  return (
    <dialog ref={dialog} className="desk-dialog desk-history" aria-labelledby="history-title" onClose={onClose}>
      <h1 id="history-title">这篇稿子的历史</h1>
      <p role="alert" className="desk-trouble">
        {trouble}
      </p>
      {versions === undefined && trouble === '' && <p>正在读取……</p>}
      {versions?.length === 0 && <p>还没有存过。</p>}
      <ol>
        {versions?.map((version, at) => {
          // What was published is compared with what was published before, a save with the save before.
          const before = versions.slice(at + 1).find((one) => one.changed && (!isPublic(version) || isPublic(one)));
          return (
            <li key={version.commit}>
              <p>
                <span>
                  <b>{version.step}</b>　{version.name}
                  {version.office !== undefined && `（${version.office}）`}　<time>{version.time}</time>
                  {version.published ? '' : '　未发布'}
                </span>
                {version.changed && before && (
                  <button
                    type="button"
                    aria-expanded={shown?.commit === version.commit}
                    onClick={() => (shown?.commit === version.commit ? setShown(undefined) : show(version, before))}
                  >
                    看改了什么
                  </button>
                )}
              </p>
              {shown?.commit === version.commit && <Difference parts={shown.parts} />}
            </li>
          );
        })}
      </ol>
      <p>
        <a href={`inbox.html#history/${nameOf(path)}`}>比较任意两个版本，恢复以前的版本</a>
      </p>
      <form method="dialog">
        <button>关闭</button>
      </form>
    </dialog>
  );
}

/** The entry of a file, as the pages of the desk name it. */
function nameOf(path: string): string {
  return path === SITE_FILE ? `settings/${SETTINGS_SLUG}` : path.replace(/\.\w+$/, '');
}

function isPublic({ step, published }: Version): boolean {
  return published && step !== '保存';
}

/** Only the neighbourhood of a change is shown; a long stretch without one is cut short. */
export function Difference({ parts }: { readonly parts: readonly DiffPart[] }) {
  if (parts.every(({ kind }) => kind === 'same')) return <p>文字没有改动。</p>;
  return (
    <p className="desk-difference">
      {parts.map(({ kind, text }, at) => {
        if (kind === 'added') return <ins key={at}>{text}</ins>;
        if (kind === 'removed') return <del key={at}>{text}</del>;
        return <span key={at}>{text.length > 120 ? `${text.slice(0, 50)} …… ${text.slice(-50)}` : text}</span>;
      })}
    </p>
  );
}
