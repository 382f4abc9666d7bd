/** Decap's proxy back end, asked through the desk's own session instead of its button. */
import { useEffect } from 'react';
import { ProxyBackend } from 'decap-cms-backend-proxy';
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

  override request(payload: Record<string, unknown>): Promise<unknown> {
    return decap({ branch: this.branch, ...payload });
  }
}
