/** An office in a process of its own that kills itself at a named point: `node killed-office.ts ROOT POINT`. */
import { openOffice } from './office.ts';

const [, , root = '', point = ''] = process.argv;
const office = await openOffice({
  office: root,
  checkpoint: (name) => {
    if (name === point) process.kill(process.pid, 'SIGKILL');
  },
});
await office.desk.builder.request();
process.stdout.write(`${office.port}\n`);
