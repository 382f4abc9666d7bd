import { describe, expect, it } from 'vitest';
import { bestVoice } from './voices.ts';

const voice = (lang: string, localService: boolean) => ({ lang, localService });

describe('bestVoice', () => {
  it('prefers a voice on the device, then one of the mainland', () => {
    const local = voice('zh_CN', true);
    expect(bestVoice([voice('zh-CN', false), voice('zh-TW', true), local])).toBe(local);
    expect(bestVoice([voice('zh-CN', false), voice('zh-TW', true)])?.lang).toBe('zh-TW');
    expect(bestVoice([voice('zh-TW', false), voice('cmn-Hans-CN', false)])?.lang).toBe('cmn-Hans-CN');
  });

  it('finds none where nothing reads Mandarin', () => {
    expect(bestVoice([voice('en-US', true), voice('zh-HK', true), voice('yue', true)])).toBeUndefined();
  });
});
