/** Asks for the reason of a return where no page of ours does: on Decap's board and in its form. */
import { createRoot } from 'react-dom/client';
import { ReasonDialog } from './reason-dialog.tsx';

/** @returns undefined when somebody thinks better of it. */
export function askReason(): Promise<string | undefined> {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  return new Promise((resolve) => {
    const done = (reason?: string) => {
      root.unmount();
      place.remove();
      resolve(reason);
    };
    root.render(<ReasonDialog title="退回这篇稿子" onClose={() => done()} onReason={done} />);
  });
}
