/** An office in a process of its own that kills itself at a named point: `node killed-office.ts ROOT POINT [BUILD]`. */
import { openOffice } from './office.ts';

const [, , root = '', point = '', buildScript] = process.argv;
const office = await openOffice({
  office: root,
  checkpoint: (name) => {
    if (name === point) process.kill(process.pid, 'SIGKILL');
  },
  ...(buildScript !== undefined && { buildScript, decideFolder: async () => 'take' }),
});
const built = office.desk.builder.request();
// With a build of its own it is killed from outside while that one is on its way.
if (buildScript === undefined) await built;
process.stdout.write(`${office.port}\n`);
