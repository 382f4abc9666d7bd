import { describe, expect, it } from 'vitest';
import { startOptions } from './start-options.ts';

describe('the port', () => {
  it('is the one of the command line, then that of PORT, then 4321', () => {
    expect(startOptions(['--port', '4400'], '4500').port).toBe(4400);
    expect(startOptions(['--port=4400'], undefined).port).toBe(4400);
    expect(startOptions([], '4500').port).toBe(4500);
    expect(startOptions([], undefined).port).toBe(4321);
    expect(startOptions([], '').port).toBe(4321);
  });

  it.each([
    [['--port', 'abc'], undefined, '--port 不能写“abc”'],
    [['--port', '70000'], undefined, '--port 不能写“70000”'],
    [[], 'abc', '环境变量 PORT 不能写“abc”'],
    [[], '-1', '环境变量 PORT 不能写“-1”'],
    [[], '43.5', '环境变量 PORT 不能写“43.5”'],
  ])('is refused in Chinese when it is none: %j %s', (args, variable, sentence) => {
    expect(() => startOptions(args, variable)).toThrow(sentence);
  });
});

describe('a trial', () => {
  it('is of the invented office and of no other', () => {
    expect(startOptions(['--demo'], undefined)).toMatchObject({ demo: true, office: undefined });
    expect(() => startOptions(['--demo', '--office', '../jia'], undefined)).toThrow('不能和 --office 一起写');
  });
});

describe('an option that there is not', () => {
  it('is refused with those there are', () => {
    expect(() => startOptions(['--prot', '1'], undefined)).toThrow(/不认识“--prot 1”。可以写：[\s\S]*--port 4400/);
  });
});
