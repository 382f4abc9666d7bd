/** What was taken down or thrown away, and brings it back as a draft. */
import { useCallback, useState } from 'react';
import { fileOf, isEditable } from '#model/editable.ts';
import type { Gone } from '../../api/inbox.ts';
import { currentContent, restoreVersion, sentenceOf } from '../api-client.ts';
import { readGone } from '../approvals-client.ts';
import { useFollowed } from '../shell/follow.ts';

export function GonePage() {
  const { value: gone, trouble } = useFollowed(useCallback(() => readGone(), []));
  const [said, setSaid] = useState('');
  if (trouble !== undefined) return <p role="alert">{sentenceOf(trouble)}</p>;
  if (!gone) return <p>正在读取……</p>;
  const bringBack = ({ collection, slug, commit }: Gone) => {
    if (!isEditable(collection)) return;
    const path = fileOf(collection, slug);
    currentContent(path)
      .then((seen) => restoreVersion(path, commit, seen))
      .then(
        () => {
          location.hash = `#review/${collection}/${slug}`;
        },
        (error: unknown) => setSaid(sentenceOf(error)),
      );
  };
  return (
    <>
      <h1>撤下和删除的</h1>
      <p className="approvals-small">撤下的页面一直可以恢复，删除的草稿90天以内可以恢复；恢复以后是一篇草稿。</p>
      <p role="alert" className="desk-trouble">
        {said}
      </p>
      {gone.length === 0 && <p className="approvals-nothing">没有撤下的页面，也没有删除的草稿。</p>}
      <ol className="approvals-rows">
        {gone.map((one) => (
          <li key={`${one.collection}/${one.slug} ${one.commit}`}>
            <div>
              <a href={`#history/${one.collection}/${one.slug}`}>{one.title}</a>
              <p className="approvals-small">
                {one.kind}　{one.name}
                {one.what === 'withdrawn' ? '撤下' : '删除'}，<time>{one.time}</time>
              </p>
            </div>
            <button type="button" onClick={() => bringBack(one)}>
              恢复成草稿
              <span className="approvals-hidden">：{one.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
