/** The line at the foot of the desk: the last build, what the checks found, the entry's history, who is signed in. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { wordsOf } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { editable, fileOf, isEditable, SETTINGS_SLUG } from '#model/editable.ts';
import type { EditableName } from '#model/editable.ts';
import { isKind } from '#model/kinds.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { href } from '#site';
import { sayColleague, sayEvent } from './build-line.ts';
import type { Said } from './build-line.ts';
import { FindingsPanel } from '../findings/findings-panel.tsx';
import { clearDiagnostics, currentDiagnostics, onDiagnostics } from './diagnostics.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { closeSession, waitingCount } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { StaleDialog } from './stale-dialog.tsx';
import { currentStale, onStale, showStale } from './stale.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const eventNames = ['build', 'published', 'withdrawn', 'scheduled', 'handOn', 'late'] as const;

export function DeskBar({ session }: { readonly session: SignedInPerson }) {
  const entry = useEntry();
  const { said, others, waiting } = useServerEvents(session.name, entry);
  const path = entry && fileOf(entry.collection, entry.slug);
  const checked = useSyncExternalStore(onDiagnostics, currentDiagnostics);
  const stale = useSyncExternalStore(onStale, currentStale);
  const [open, setOpen] = useState<'history' | 'withdraw'>();
  // A new entry gets its address when it is saved; what was found then stays on the screen.
  useEffect(() => (path === undefined ? undefined : clearDiagnostics), [path]);
  return (
    <>
      {/* There before anything is found, so that it is read out. */}
      <div aria-live="polite">{checked && <FindingsPanel diagnostics={checked} onClose={clearDiagnostics} />}</div>
      <footer className="desk-bar">
        <p role="status" tabIndex={0} className={`desk-said desk-${said?.tone ?? 'good'}`}>
          {said?.sentence ?? '编务台已经打开。'}
        </p>
        {said && said.diagnostics.length > 0 && <Diagnostics diagnostics={said.diagnostics} />}
        {others.length > 0 && <b className="desk-others">正在看这一篇的还有：{others.join('、')}</b>}
        <a href="inbox.html">
          等我办的{waiting !== undefined && waiting > 0 && <b className="approvals-count">{waiting}</b>}
        </a>
        <a href={href('/')} target="_blank" rel="noreferrer">
          打开网站
        </a>
        {path !== undefined && (
          <button type="button" onClick={() => setOpen('history')}>
            历史
          </button>
        )}
        {entry !== undefined && <a href={`inbox.html#review/${entry.collection}/${entry.slug}`}>办理</a>}
        {path !== undefined && path !== SITE_FILE && session.mayWithdraw && (
          <button type="button" onClick={() => setOpen('withdraw')}>
            撤稿
          </button>
        )}
        <a href="import/" className="desk-import">
          导入旧简报
        </a>
        <span className="desk-person">
          {session.name}（{session.role}）
        </span>
        <button
          type="button"
          onClick={() => {
            void closeSession().then(() => location.reload());
          }}
        >
          退出
        </button>
      </footer>
      {open === 'history' && path !== undefined && <HistoryDialog path={path} onClose={() => setOpen(undefined)} />}
      {open === 'withdraw' && path !== undefined && entry && isKind(entry.collection) && (
        <WithdrawDialog
          path={path}
          collection={entry.collection}
          slug={entry.slug}
          onClose={() => setOpen(undefined)}
        />
      )}
      {stale && <StaleDialog stale={stale} onClose={() => showStale(undefined)} />}
    </>
  );
}

interface Heard {
  readonly said: Said | undefined;
  /** Who else has the entry open. */
  readonly others: readonly string[];
  /** How many drafts wait for who is signed in. */
  readonly waiting: number | undefined;
}

function useServerEvents(own: string, entry: Entry | undefined): Heard {
  const [said, setSaid] = useState<Said>();
  const [names, setNames] = useState<readonly string[]>([]);
  const [waiting, setWaiting] = useState<number>();
  const about = entry && `${entry.collection}/${entry.slug}`;
  useEffect(() => {
    const query = about === undefined ? '' : `?${new URLSearchParams({ about })}`;
    const source = new EventSource(`/desk/api/events${query}`);
    const count = () => void waitingCount().then(setWaiting, () => undefined);
    const hear = (event: MessageEvent<string>) => setSaid((before) => sayEvent(event.data) ?? before);
    for (const name of eventNames) source.addEventListener(name, hear);
    source.addEventListener('draft', ({ data }: MessageEvent<string>) => {
      count();
      const told = sayColleague(data, own, about);
      if (told) setSaid(told);
    });
    source.addEventListener('presence', ({ data }: MessageEvent<string>) => {
      setNames((JSON.parse(data) as { readonly names: readonly string[] }).names);
    });
    count();
    return () => {
      source.close();
      setNames([]);
    };
  }, [about, own]);
  return { said, others: names.filter((name) => name !== own), waiting };
}

interface Entry {
  readonly collection: EditableName;
  readonly slug: string;
}

function useEntry(): Entry | undefined {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return useMemo(() => entryIn(hash), [hash]);
}

/** The entry that an address of the desk is about. */
function entryIn(hash: string): Entry | undefined {
  const [, collection = '', slug] = /^#\/collections\/([a-z]+)\/entries\/([a-z0-9-]+)/.exec(hash) ?? [];
  return slug !== undefined && isEditable(collection) ? { collection, slug } : undefined;
}

/** The entry that a file is, as a link to its form; no line of a file is named to who writes in a form. */
function Where({ file }: { readonly file: string }) {
  const [, collection = '', name = ''] = /^([a-z]+)\/([^/]+)\.\w+$/.exec(file) ?? [];
  if (file === SITE_FILE) return <a href={addressOf('settings', SETTINGS_SLUG)}>{editable.settings.label}　</a>;
  if (!isEditable(collection)) return file === '' ? null : <b>{file}　</b>;
  return (
    <a href={addressOf(collection, name)}>
      {editable[collection].label}“{name}”　
    </a>
  );
}

const addressOf = (collection: EditableName, slug: string): string => `./#/collections/${collection}/entries/${slug}`;

function Diagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  return (
    <details className="desk-diagnostic-list">
      <summary>{diagnostics.length}处要改</summary>
      <ul>
        {diagnostics.map((one, at) => (
          <li key={at}>
            <Where file={one.file} />
            {wordsOf(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}
