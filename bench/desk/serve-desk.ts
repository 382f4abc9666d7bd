/** The desk of a laid office in a process of its own, with a build that costs nothing; says where it is, and tidies up when asked. */
import { openOffice } from '../../tests/desk/office.ts';

const [folder = '', pages = ''] = process.argv.slice(2);
const office = await openOffice({ office: folder }, pages);
await office.desk.warmUp();
process.send?.({ port: office.port });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({});
});
process.once('disconnect', () => {
  void office.stop().then(() => process.exit());
});
