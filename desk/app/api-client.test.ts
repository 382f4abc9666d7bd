import { afterEach, describe, expect, it, vi } from 'vitest';
import { DeskError, sentenceOf } from './api-client.ts';

describe('what an editor is told of an error', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is its own sentence when that is Chinese, without the name of its class', () => {
    expect(sentenceOf(new DeskError(409, '这篇稿子被改过。'))).toBe('这篇稿子被改过。');
    expect(sentenceOf(new TypeError('没有这个地方。'))).toBe('没有这个地方。');
    expect(sentenceOf('图片太大。')).toBe('图片太大。');
  });

  it('is never English; that goes to the log of the browser', () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const errors = [new Error('Collection must have a field name'), 'Not Found', { status: 404 }, undefined];
    for (const error of errors) expect(sentenceOf(error)).toMatch(/没有办成这一步。请刷新页面再试。$/);
    expect(log.mock.calls).toEqual(errors.map((error) => [error]));
  });
});
