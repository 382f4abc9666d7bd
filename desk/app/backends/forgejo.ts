/** Opens the desk on Forgejo; the only file that loads its back end. */
import '../no-eval.ts';
import { ForgejoBackend } from 'decap-cms-backend-forgejo';
import { openForgeDesk } from './forge-desk.tsx';
import { askForOneProposal, readWholeTrees } from './whole-forgejo.ts';

await openForgeDesk(
  'forgejo',
  class extends ForgejoBackend {
    override async authenticate(credentials: unknown): Promise<unknown> {
      const user = await super.authenticate(credentials);
      readWholeTrees(this.api);
      askForOneProposal(this.api);
      return user;
    }
  },
);
