/** The line at the foot of the desk: the last build, what the checks found, the entry's history, who is signed in. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { placeOf, wordsOf } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { fileOf, isEditable } from '#model/editable.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { href } from '#site';
import { sayEvent } from './build-line.ts';
import type { Said } from './build-line.ts';
import { FindingsPanel } from '../findings/findings-panel.tsx';
import { clearDiagnostics, currentDiagnostics, onDiagnostics } from './diagnostics.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { closeSession } from '../api-client.ts';
import type { Session } from '../api-client.ts';
import { StaleDialog } from './stale-dialog.tsx';
import { currentStale, onStale, showStale } from './stale.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const eventNames = ['build', 'published', 'withdrawn', 'scheduled', 'handOn'] as const;

export function DeskBar({ session }: { readonly session: Session }) {
  const said = useServerEvents();
  const path = useEntryPath();
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
        <a href={href('/')} target="_blank" rel="noreferrer">
          打开网站
        </a>
        {path !== undefined && (
          <button type="button" onClick={() => setOpen('history')}>
            历史
          </button>
        )}
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
      {open === 'withdraw' && path !== undefined && <WithdrawDialog path={path} onClose={() => setOpen(undefined)} />}
      {stale && <StaleDialog stale={stale} onClose={() => showStale(undefined)} />}
    </>
  );
}

function useServerEvents(): Said | undefined {
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    const source = new EventSource('/desk/api/events');
    const hear = (event: MessageEvent<string>) => setSaid((before) => sayEvent(event.data) ?? before);
    for (const name of eventNames) source.addEventListener(name, hear);
    return () => source.close();
  }, []);
  return said;
}

function useEntryPath(): string | undefined {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return entryPath(hash);
}

/** The file of the entry that an address of the desk is about. */
function entryPath(hash: string): string | undefined {
  const [, collection = '', slug] = /^#\/collections\/([a-z]+)\/entries\/([a-z0-9-]+)/.exec(hash) ?? [];
  return slug !== undefined && isEditable(collection) ? fileOf(collection, slug) : undefined;
}

function Diagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  return (
    <details className="desk-diagnostic-list">
      <summary>{diagnostics.length}处要改</summary>
      <ul>
        {diagnostics.map((one, at) => (
          <li key={at}>
            <b>{placeOf(one)}</b>　{wordsOf(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}
