/** What a trial of the program says wherever its invented words may be read: nobody may take them for true ones. */
export const TRIAL_NOTE = '试用：这里的地名、人名、事情和数字都是编出来的。';
