/** 撤稿: asks for the reason that readers will see, then takes the page down. */
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { entryPath } from '#lib/entry-path.ts';
import type { CollectionName } from '#model/kinds.ts';
import { href } from '#site';
import { seenOf } from './form-versions.ts';
import { pageUnderDraft, sentenceOf, withdrawEntry } from '../api-client.ts';

interface DialogProps {
  readonly path: string;
  readonly collection: CollectionName;
  readonly slug: string;
  readonly onClose: () => void;
}

/** The form still shows a page that is gone: back to the list, read anew. */
function leaveEntry(path: string): void {
  location.hash = `#/collections/${path.split('/', 1)[0] ?? ''}`;
  location.reload();
}

/** The page that stands under the draft in the form; it is what is taken down, and the draft stays. */
function usePageUnderDraft({ path, collection, slug }: DialogProps) {
  const [page, setPage] = useState<{ readonly id: string | undefined }>();
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    pageUnderDraft(collection, slug, path).then(
      (id) => setPage({ id }),
      (error: unknown) => setTrouble(sentenceOf(error)),
    );
  }, [collection, slug, path]);
  return { page, trouble };
}

export function WithdrawDialog(props: DialogProps) {
  const { path, collection, slug, onClose } = props;
  const { page, trouble: unread } = usePageUnderDraft(props);
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState('');
  const [done, setDone] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setBusy(true);
    withdrawEntry(path, reason, page?.id ?? seenOf(path))
      .then(setDone, (error: unknown) => setTrouble(sentenceOf(error)))
      .finally(() => setBusy(false));
  };
  const close = () => {
    if (done === '') onClose();
    else leaveEntry(path);
  };
  return (
    <dialog ref={dialog} className="desk-dialog" aria-labelledby="withdraw-title" onClose={close}>
      <h1 id="withdraw-title">撤下这个页面</h1>
      <p>撤下以后，原来的地址还在，读者会看到撤稿说明。文字和历史都留着，不会丢。</p>
      {page?.id !== undefined && (
        <p>
          表单里的是草稿，会留着；撤下的是网站上的
          <a href={href(entryPath(collection, slug))} target="_blank" rel="noreferrer">
            现在这一页
          </a>
          ，请先看一看。
        </p>
      )}
      <p role="alert" className="desk-trouble">
        {trouble || unread}
      </p>
      <p role="status">{done}</p>
      {done === '' && (
        <form onSubmit={submit}>
          <label>
            说明（选填，读者会看到）
            <textarea name="reason" rows={3} maxLength={300} />
          </label>
          <p className="desk-choices">
            <button className="desk-grave" disabled={busy || page === undefined}>
              {busy ? '正在撤下……' : '撤稿'}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              不撤了
            </button>
          </p>
        </form>
      )}
      {done !== '' && (
        <form method="dialog">
          <button autoFocus>关闭</button>
        </form>
      )}
    </dialog>
  );
}
