/** The picture library: small pictures, what they show and where; searched, described, added, replaced and removed. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isEditable } from '#model/editable.ts';
import { LONGEST_DESCRIPTION } from '../../api/picture-list.ts';
import type { FoundPictures, PictureRow } from '../../api/picture-list.ts';
import {
  describePicture,
  listPictures,
  removePicture,
  replacePicture,
  sentenceOf,
  uploadPicture,
} from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { Pages } from './pages.tsx';
import { SearchBox } from './search-box.tsx';

/** What was done, or why it was not. */
interface Said {
  readonly sentence: string;
  readonly failed: boolean;
}

export function PicturesView({ session }: { readonly session: SignedInPerson }) {
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const [actions, setActions] = useState(0);
  const [said, setSaid] = useState<Said>({ sentence: '', failed: false });
  const { found, trouble } = usePictures(words, page, actions);
  const run = (doing: Promise<string>) => {
    void doing.then(
      (sentence) => {
        setSaid({ sentence, failed: false });
        setActions((times) => times + 1);
      },
      (error: unknown) => setSaid({ sentence: sentenceOf(error), failed: true }),
    );
  };
  return (
    <main className="desk-list-view">
      <header>
        <h1>图片库</h1>
        <FileButton
          label="上传图片"
          onFile={(file) => {
            const sending = uploadPicture(file, (percent) => {
              const sentence = percent < 100 ? `正在上传……${percent}%` : '传完了，正在存进图片库……';
              setSaid({ sentence, failed: false });
            });
            run(sending.then((name) => `已经上传，存为“${name}”。`));
          }}
        >
          上传图片……
        </FileButton>
      </header>
      <SearchBox
        label="查找名字和说明"
        value={words}
        onSearch={(next) => {
          setWords(next);
          setPage(1);
        }}
      />
      <p role={said.failed ? 'alert' : 'status'} className={said.failed ? 'desk-trouble' : 'desk-count'}>
        {trouble === '' ? said.sentence : trouble}
      </p>
      <p className="desk-count">{found === undefined ? '正在读取……' : `共${found.total}张。`}</p>
      <ul className="desk-pictures" aria-label="图片">
        {found?.rows.map((row) => (
          <PictureCard key={`${row.name} ${row.id}`} {...{ row, session, run }} />
        ))}
      </ul>
      {found && <Pages {...found} onTurn={setPage} />}
    </main>
  );
}

function usePictures(words: string, page: number, actions: number) {
  const [found, setFound] = useState<FoundPictures>();
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    const asking = new AbortController();
    listPictures(words, page, asking.signal).then(
      (answer) => {
        setFound(answer);
        setTrouble('');
      },
      (error: unknown) => {
        if (!asking.signal.aborted) setTrouble(sentenceOf(error));
      },
    );
    return () => asking.abort();
  }, [words, page, actions]);
  return { found, trouble };
}

interface CardProps {
  readonly row: PictureRow;
  readonly session: SignedInPerson;
  readonly run: (doing: Promise<string>) => void;
}

function PictureCard({ row, session, run }: CardProps) {
  const { name, id, description, isDraft, used } = row;
  const [words, setWords] = useState(description);
  const box = useId();
  return (
    <li>
      <img src={`/desk/api/pictures/thumbnail?${new URLSearchParams({ name, id })}`} alt={description} loading="lazy" />
      <h2>{name}</h2>
      {isDraft && <p>在草稿里，还没有发布。</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(describePicture(name, words));
        }}
      >
        <label htmlFor={box}>图片说明</label>
        <textarea
          id={box}
          rows={2}
          maxLength={LONGEST_DESCRIPTION}
          value={words}
          disabled={isDraft}
          onChange={({ target }) => setWords(target.value)}
        />
        {words.trim() !== description && (
          <button type="submit" aria-label={`保存说明：${name}`}>
            保存说明
          </button>
        )}
      </form>
      <Uses {...row} />
      {session.mayPublish && !isDraft && (
        <p className="desk-card-actions">
          <FileButton
            label={`换一张：${name}`}
            onFile={(file) => {
              if (window.confirm(warning(used))) run(replacePicture(name, id, file));
            }}
          >
            换一张……
          </FileButton>
          {used === 0 && (
            <button
              type="button"
              aria-label={`删除：${name}`}
              onClick={() => {
                if (window.confirm(`要删除图片“${name}”吗？`)) run(removePicture(name, id));
              }}
            >
              删除
            </button>
          )}
        </p>
      )}
    </li>
  );
}

function warning(used: number): string {
  return used === 0
    ? '要换成这一张吗？原来的一张以后只能从历史里找。'
    : `有${used}篇用到这张图，换了以后这些页面上的图都会变，已经发布的马上变。要换吗？`;
}

function Uses({ uses, used }: Pick<PictureRow, 'uses' | 'used'>) {
  if (used === 0) return <p>还没有稿件用到。</p>;
  return (
    <>
      <p>{used}篇用到：</p>
      <ul>
        {uses.map(({ key, title, isDraft }) => (
          <li key={key}>
            <a href={addressOf(key)}>{title}</a>
            {isDraft && '（草稿）'}
          </li>
        ))}
        {used > uses.length && <li>另有{used - uses.length}篇</li>}
      </ul>
    </>
  );
}

function addressOf(key: string): string {
  const [kind = '', slug = ''] = key.split('/');
  return isEditable(kind) ? `#/collections/${kind}/entries/${slug}` : '#/collections';
}

interface FileButtonProps {
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** The browser's own box speaks the browser's language. */
function FileButton({ label, onFile, children }: FileButtonProps) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" aria-label={label} onClick={() => box.current?.click()}>
        {children}
      </button>
      <input
        hidden
        ref={box}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
