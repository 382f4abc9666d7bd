/**
 * The desk on the office's own forge: static files, no server of ours. The
 * forge signs people in, keeps drafts as branches and decides who may merge.
 */
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { isEditable } from '#model/editable.ts';
import type { Office } from '#checks/office.ts';
import { href } from '#site';
import { registerForms, registry, sayFailure } from '../decap-registry.ts';
import { checkHere } from '../shell/check-here.ts';
import { Checked } from '../shell/desk-bar.tsx';
import { currentDiagnostics, onDiagnostics } from '../shell/diagnostics.ts';
import { forgePictures } from './forge-pictures.ts';
import { forgeChoiceSource } from './forge-choice-source.ts';
import { speaking } from './forge-trouble.ts';
import type { BackendClass } from './forge-trouble.ts';
import { readHanded, readOffice } from '../handed.ts';
import type { HandedOffice } from '../handed.ts';
import { setChoiceSource } from '../choice-source.ts';

/** What the site's build leaves beside the desk's files, see `writeForgeDesk`. */
export interface ForgeOffice extends HandedOffice {
  readonly office: Office;
  readonly proposals: string;
  /** The office's folder in the forge's repository, with its last `/`. */
  readonly prefix: string;
}

/** Opens the desk with one of Decap's own back ends. */
export async function openForgeDesk(name: string, backend: BackendClass): Promise<void> {
  try {
    const { config, office } = await readOffice<ForgeOffice>();
    setChoiceSource({
      ...forgeChoiceSource(readHanded),
      ...forgePictures(office.prefix),
      checkEntry: (path, raw) => {
        const collection = /([a-z]+)\/[^/]+$/.exec(path)?.[1] ?? 'settings';
        return Promise.resolve(isEditable(collection) ? checkHere(collection, path, raw, office.office) : []);
      },
    });
    registerForms();
    registry.registerBackend(name, speaking(backend));
    registry.init({ config });
    const foot = document.createElement('div');
    document.body.append(foot);
    createRoot(foot).render(<ForgeBar proposals={office.proposals} />);
  } catch (error) {
    sayFailure(error);
  }
}

function ForgeBar({ proposals }: { readonly proposals: string }) {
  const checked = useSyncExternalStore(onDiagnostics, currentDiagnostics);
  return (
    <>
      {checked && <Checked diagnostics={checked} />}
      <footer className="desk-bar">
        <p className="desk-said desk-good">稿子保存在代码平台上；全部检查由平台在合并之前运行。</p>
        <a href={href('/')} target="_blank" rel="noreferrer">
          打开网站
        </a>
        <a href={proposals} target="_blank" rel="noreferrer">
          待合并的稿子和检查结果
        </a>
      </footer>
    </>
  );
}
