/** Decap's proxy back end, asked through the desk's own session instead of its button. */
import { useEffect } from 'react';
import { ProxyBackend } from 'decap-cms-backend-proxy';
import { formBase, noteRead, noteSaved } from './form-versions.ts';
import { closeSession, currentSession, decap } from './office.ts';

/** Decap wants a page to sign in on; the desk asked before Decap started. */
function AlreadySignedIn({ onLogin }: { readonly onLogin: (credentials: object) => void }) {
  useEffect(() => onLogin({}), [onLogin]);
  return <p className="desk-wait">正在打开编务台……</p>;
}

export class DeskBackend extends ProxyBackend {
  authComponent() {
    return AlreadySignedIn;
  }

  restoreUser() {
    return this.authenticate();
  }

  async authenticate() {
    const session = await currentSession();
    return { name: session?.name ?? '', login: session?.name ?? '', token: '' };
  }

  async logout() {
    await closeSession();
    location.reload();
  }

  /** Decap takes every decision for a publication; one for later leaves the draft on the board. */
  async publishUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
    const params = { branch: this.branch, collection, slug };
    const answer = (await this.request({ action: 'publishUnpublishedEntry', params })) as {
      readonly message: string;
      readonly scheduledFor?: string;
    };
    if (answer.scheduledFor === undefined) return answer;
    window.alert(`${answer.message}。到时间以前稿子还在看板上，可以退回。`);
    location.reload();
    return new Promise(() => undefined);
  }

  /** Pages are published at once, never previewed at an address of their own. */
  getDeployPreview() {
    return Promise.resolve(null);
  }

  override async request(payload: Record<string, unknown>): Promise<unknown> {
    const params = payload['params'] as Params;
    const path = params.path ?? params.dataFiles?.[0]?.path ?? '';
    if (payload['action'] !== 'persistEntry') {
      const answer = await decap({ branch: this.branch, ...payload });
      noteVersion(path, answer);
      return answer;
    }
    const answer = (await decap({ ...payload, params: { ...params, seen: formBase(path) } })) as {
      readonly id: string;
    };
    noteSaved(path, answer.id);
    return answer;
  }
}

interface Params {
  readonly path?: string;
  readonly dataFiles?: readonly { readonly path: string }[];
}

/** Remembers the version of a file that was read: a published one or a draft's. */
function noteVersion(path: string, answer: unknown): void {
  const { data, id, file } = (answer ?? {}) as {
    readonly data?: unknown;
    readonly id?: unknown;
    readonly file?: { readonly id?: unknown };
  };
  const oid = id ?? file?.id;
  if (typeof data === 'string' && typeof oid === 'string') noteRead(path, data, oid);
}
